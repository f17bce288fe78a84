"""Yaowen 要闻: reads Chinese newspapers' e-paper editions and tells people what they asked to know."""
