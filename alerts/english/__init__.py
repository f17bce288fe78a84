"""Chinese names in, what readers of English call them out: people, places, posts, papers, events (英文消息). Pure.

Everything is put together from what is read of an article and from tables in lexicon/: no machine translates. What no
table and no rule gives is "": the caller shows the Chinese, marked as such. Pinyin is for names of people and places
here, as the State Council has it (国发〔1978〕192号; GB/T 28039-2011), never for foreign names.
"""
