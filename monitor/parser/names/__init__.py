"""Text in, its words and the names of persons in it out (姓名识别)."""
