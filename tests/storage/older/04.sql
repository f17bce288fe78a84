PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE snapshots (          -- 快照: bytes as fetched, named by their SHA-256
    digest TEXT PRIMARY KEY,
    content BLOB NOT NULL,        -- zlib
    size INTEGER NOT NULL         -- of the content before compression
);
INSERT INTO snapshots VALUES('3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f',X'789c7d8fd14ac3301486eff3147d0541df2fdd50bad26d5eccb5b2888a341be2baae0e56db347d18734e92abbe8267287a3110c2b9c9cff7fdbf93a14f5bc6fcb3c66c06c707101b531ff0bd8359efcab17d5a30146f18e7aed80d2a7245e9f8758055646a6ea51ed424b842115d5c629a0f2ac1fd23545b2b427afeaeff07ebb30af72b38e6a6139f7c64da25a886be08e2648871ec0e2fa66ddd6d075189bb39f94cfd0a556aba29e5192303acb4f9905edee0b2a40b8ad3fdeb1b9c4730db50d1efe0c9546868d644243a4cc7a649ecbd260d097e97c07a41041a4ea39173d70b53373fb4f9d64e92539b2fc605e3e2',328);
INSERT INTO snapshots VALUES('acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c',X'789c858f414ec3301045f73e45ae8004f7735a81d2286d599426a8468050dc0ad1340d951a12c7390c9eb1bdca15980a048b2e90acd9f8ebbdff9d0c7dda32e69f356633383e80d898fa80ef1dcc7a578eedd3c26715ee570cc51bc6b92b76838a5c513a7e1d6015999a5ba9073509ae5044179798e6834a70ff08d5d68a909ebfebff85c331379df8e423d32e4135f4451027438c637778316deb6e3b884adccdc967ea57a852d34d29cf181960a5cd87f4f20697255d509cee5fdfe03c82d9868a7e074fa64243b32622d1613a364d62ef356948f0bb04d60b22d0701a8d9cbb5e98baf9a1cdb776929cda7c016eafe847',334);
INSERT INTO snapshots VALUES('377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d',X'789c7bb1acf1e5f4dd5c5ccf36753c6b6878b17fce933db35e2c6f7c3677e98b75fb9fec697cb263d6d375dbb89ecd59f3ac0b28b45ec1f4d99c0e439367d397bedfd3f36ce3fca79bd63e9fd3f874f994273b97bd58b7016eccd3392b9eec9af874d3eaa73b9ab01af96447c38b853d8f1b9ab800cd5e596e',131);
CREATE TABLE captures (           -- where and when a snapshot was taken
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('issue', 'page', 'article', 'file')),
    page INTEGER,
    url TEXT NOT NULL,
    content_type TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    UNIQUE (digest, paper_id, day, kind, url)
);
INSERT INTO captures VALUES(1,'3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-29T22:08:32.954261+00:00');
INSERT INTO captures VALUES(2,'acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-29T22:08:44.072723+00:00');
INSERT INTO captures VALUES(3,'377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','jiangling','2031-05-14','file',10,'file:page.txt','','','','2026-11-29T22:08:51.626872+00:00');
CREATE TABLE urls (               -- what the last answer of a URL was, for conditional requests
    url TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO urls VALUES('file:page.txt','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','','','2026-11-29T22:08:51.626872+00:00');
CREATE TABLE followed (           -- since which day's issue a paper is followed
    paper_id TEXT PRIMARY KEY,
    since TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO followed VALUES('lanxi','2026-11-30');
CREATE TABLE watches (            -- since when a watch asks what it asks
    watch_id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    since TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO watches VALUES('省长','58afa66dba2a979567b54b5c','2026-11-29T22:08:32.950908+00:00');
CREATE TABLE issues (             -- 期
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    tried_at TEXT,
    pages INTEGER NOT NULL,
    read INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (paper_id, day)
) WITHOUT ROWID;
INSERT INTO issues VALUES('lanxi','2031-05-14','pending',1,'2026-11-29T22:08:40.702317+00:00',0,0,0,'http://127.0.0.1:34601/lanxi/html/2031-05/14/node_2.htm: the server answered 404');
CREATE TABLE pages (              -- 版
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    section TEXT NOT NULL,
    url TEXT NOT NULL,
    pdf_url TEXT NOT NULL,
    snapshot TEXT REFERENCES snapshots (digest),
    PRIMARY KEY (paper_id, day, number)
) WITHOUT ROWID;
CREATE TABLE articles (           -- 文章, as its newest revision says
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    paper_id TEXT NOT NULL,
    paper TEXT NOT NULL,
    day TEXT,
    page INTEGER,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    headline TEXT NOT NULL
, joined_into TEXT);
INSERT INTO articles VALUES(1,'02104b6732bc8becada4f3c7',1,'jiangling','江岭日报','2031-05-14',9,'要闻',0,'','顾明川在临泽县调研',NULL);
INSERT INTO articles VALUES(2,'dc904a3c6918544f9f088dec',1,'jiangling','江岭日报','2031-05-14',9,'要闻',1,'','省图书馆新馆开馆',NULL);
INSERT INTO articles VALUES(3,'94ef6efe1ac9e7e7adee9999',1,'jiangling','江岭日报','2031-05-14',9,'要闻',0,'','顾明川在临泽县调研防汛',NULL);
INSERT INTO articles VALUES(4,'015c0224f5eddaacfa45ede8',1,'jiangling','江岭日报','2031-05-14',10,'要闻',0,'','沈怀远会见来访企业家',NULL);
CREATE TABLE revisions (          -- what was printed, each time it changed
    article INTEGER NOT NULL REFERENCES articles (number),
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL,         -- of what is printed
    snapshot TEXT REFERENCES snapshots (digest),
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, revision)
);
INSERT INTO revisions VALUES(1,1,'0f87d5f93761fb3bbe8cd0c0c3697722bc786c2832539ef7e56cd00508ead261','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-29T22:08:37.042994+00:00','{"id":"02104b6732bc8becada4f3c7","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"kicker":"","headline":"顾明川在临泽县调研","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(2,1,'65bd484dc3338b47e8e79054faa520dad66701086945edd3bee9b74e07b772cb','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-29T22:08:37.055310+00:00','{"id":"dc904a3c6918544f9f088dec","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":1,"kicker":"","headline":"省图书馆新馆开馆","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。"]}');
INSERT INTO revisions VALUES(3,1,'9ce8e348192d8408055f75ec9077eadf8e1b2f30b85be5fadade70a09b9b1f55','acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','2026-11-29T22:08:48.276687+00:00','{"id":"94ef6efe1ac9e7e7adee9999","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"kicker":"","headline":"顾明川在临泽县调研防汛","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(4,1,'ac781485b25600ad279e91ac34edbb95cfb4cc2ca28545aaaba86e4b6a0f53e0','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','2026-11-29T22:08:55.750880+00:00','{"id":"015c0224f5eddaacfa45ede8","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":10,"page_label":"","section":"要闻","url":"","position":0,"kicker":"","headline":"沈怀远会见来访企业家","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 5月14日，江岭省委书记沈怀远在云岫市会见来访企业家一行。"]}');
CREATE TABLE facts (              -- what the parser read out of a revision
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    parser TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
);
INSERT INTO facts VALUES(1,1,'1.0.0','2026-11-29T22:08:37.042994+00:00','{"parser":"1.0.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"江岭省","official":false,"posts":[],"mentions":[{"start":18,"end":21,"where":"text","roles":["acts"],"title":null,"listed":3,"place":1,"order":"protocol","rule":"title behind","role_rule":"roles.verb"}],"rank":0,"rule":"title behind","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"江岭省政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":21,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":21,"end":23,"where":"text"},"listed":3,"place":2,"order":"protocol","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(2,1,'1.0.0','2026-11-29T22:08:37.055310+00:00','{"parser":"1.0.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":26,"end":30,"where":"text"},"rule":"level"}],"mentions":[{"start":30,"end":33,"where":"text","roles":["acts"],"title":{"start":26,"end":30,"where":"text"},"listed":1,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"title before","elsewhere":[]}],"events":[{"kind":"ceremony","name":"省图书馆新馆开馆","start":"2031-05-13","end":"2031-05-13","place":"","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":[],"span":{"start":0,"end":8,"where":"heading"},"rule":"event.ceremony","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(3,1,'1.0.0','2026-11-29T22:08:48.276687+00:00','{"parser":"1.0.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"江岭省","official":false,"posts":[],"mentions":[{"start":18,"end":21,"where":"text","roles":["acts"],"title":null,"listed":3,"place":1,"order":"protocol","rule":"title behind","role_rule":"roles.verb"}],"rank":0,"rule":"title behind","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"江岭省政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":21,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":21,"end":23,"where":"text"},"listed":3,"place":2,"order":"protocol","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研防汛","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":11,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":["防灾减灾"],"reasons":[{"of":"防灾减灾","span":{"start":9,"end":11,"where":"heading"},"rule":"topic.lexicon"}],"unread":0}',3);
INSERT INTO facts VALUES(4,1,'1.0.0','2026-11-29T22:08:55.750880+00:00','{"parser":"1.0.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":12,"end":16,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":16,"end":19,"where":"text","roles":["acts"],"title":{"start":12,"end":16,"where":"text"},"listed":2,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
CREATE TABLE people (             -- 人物: a name
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
INSERT INTO people VALUES(1,'沈一禾');
INSERT INTO people VALUES(2,'江岭省');
INSERT INTO people VALUES(3,'顾明川');
INSERT INTO people VALUES(4,'沈怀远');
CREATE TABLE appearances (        -- a person in an article
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    official INTEGER NOT NULL,
    rank INTEGER NOT NULL, roles TEXT, appears INTEGER,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO appearances VALUES(1,0,1,0,0,'',1);
INSERT INTO appearances VALUES(1,1,2,0,0,'acts',1);
INSERT INTO appearances VALUES(1,2,3,1,1,'acts',1);
INSERT INTO appearances VALUES(2,0,4,1,1,'acts',1);
INSERT INTO appearances VALUES(3,0,1,0,0,'',1);
INSERT INTO appearances VALUES(3,1,2,0,0,'acts',1);
INSERT INTO appearances VALUES(3,2,3,1,1,'acts',1);
INSERT INTO appearances VALUES(4,0,4,1,1,'acts',1);
CREATE TABLE posts (              -- 职务 that an article gives a person
    article INTEGER NOT NULL REFERENCES articles (number),
    person INTEGER NOT NULL REFERENCES people (number),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    standing TEXT NOT NULL, code TEXT, rank TEXT, "key" TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO posts VALUES(1,3,0,'江岭省省长','江岭省','江岭省政府','省长','current','','','江岭省|政府|省长');
INSERT INTO posts VALUES(2,4,0,'江岭省委书记','江岭省','江岭省委','书记','current','','','江岭省|委|书记');
INSERT INTO posts VALUES(3,3,0,'江岭省省长','江岭省','江岭省政府','省长','current','','','江岭省|政府|省长');
INSERT INTO posts VALUES(4,4,0,'江岭省委书记','江岭省','江岭省委','书记','current','','','江岭省|委|书记');
CREATE TABLE mentions (           -- 提及: half-open range of characters in the heading or the text
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    "where" TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, roles TEXT, listed INTEGER, place INTEGER, "order" TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO mentions VALUES(1,0,1,'text',7,10,'',2,0,'');
INSERT INTO mentions VALUES(1,1,2,'text',18,21,'acts',3,1,'protocol');
INSERT INTO mentions VALUES(1,2,3,'heading',0,3,'acts',1,0,'');
INSERT INTO mentions VALUES(1,3,3,'text',23,26,'acts',3,2,'protocol');
INSERT INTO mentions VALUES(2,0,4,'text',30,33,'acts',1,0,'');
INSERT INTO mentions VALUES(3,0,1,'text',7,10,'',2,0,'');
INSERT INTO mentions VALUES(3,1,2,'text',18,21,'acts',3,1,'protocol');
INSERT INTO mentions VALUES(3,2,3,'heading',0,3,'acts',1,0,'');
INSERT INTO mentions VALUES(3,3,3,'text',23,26,'acts',3,2,'protocol');
INSERT INTO mentions VALUES(4,0,4,'heading',0,3,'acts',1,0,'');
INSERT INTO mentions VALUES(4,1,4,'text',16,19,'acts',2,0,'');
CREATE TABLE events (             -- 事件
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    place TEXT NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO events VALUES(1,0,'inspection','顾明川在临泽县调研','2031-05-14','2031-05-14','甘肃省张掖市临泽县','');
INSERT INTO events VALUES(2,0,'ceremony','省图书馆新馆开馆','2031-05-13','2031-05-13','','');
INSERT INTO events VALUES(3,0,'inspection','顾明川在临泽县调研防汛','2031-05-14','2031-05-14','甘肃省张掖市临泽县','');
INSERT INTO events VALUES(4,0,'reception','沈怀远会见来访企业家','2031-05-14','2031-05-14','云岫市','');
CREATE TABLE event_people (       -- who took part, by role
    article INTEGER NOT NULL,
    event INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    role TEXT NOT NULL,
    PRIMARY KEY (article, event, position),
    FOREIGN KEY (article, event) REFERENCES events (article, position)
) WITHOUT ROWID;
INSERT INTO event_people VALUES(1,0,0,3,'other');
INSERT INTO event_people VALUES(1,0,1,2,'other');
INSERT INTO event_people VALUES(3,0,0,3,'other');
INSERT INTO event_people VALUES(3,0,1,2,'other');
INSERT INTO event_people VALUES(4,0,0,4,'other');
CREATE TABLE appointments (       -- 任免
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    post TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE TABLE documents (          -- 文件
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE TABLE phrases (            -- 提法
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    phrase TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE TABLE topics (             -- 主题
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO topics VALUES(3,0,'防灾减灾');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','article_pairs','article_pairs',0,'CREATE VIRTUAL TABLE article_pairs USING fts5 (pairs, content='''', detail=none, columnsize=0, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'article_pairs_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO article_pairs_data VALUES(1,X'048107');
INSERT INTO article_pairs_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO article_pairs_data VALUES(137438953473,X'000001270330313401010434e697a501010435e69c88010106e4b880e4b8aa010403e7a6be010304aae5b297010304b4e6b3bd010205bb96e5bcba010304bbe890bd010106e588b0e6af8f0102058ebfe8b0830102059ca8e4b8b4010205b297e4bd8d010304ade79c81010205b79de59ca8010304a5e4bd9c010205bcbae8b083010106e68a8ae8b4a3010304a5e8aeaf010205988ee5b79d0102039c8831010304ace68aa5010205af8fe4b880010205b19be5b7a50103049fe5b2ad010205b288e4b880010205b3bde58ebf010106e79c81e79c81010403e995bf010205a094e998b2010106e890bde588b0010205a681e68a8a010205aeb0e88085010205b083e7a094010205b4a3e4bbbb010106e995bfe9a1be01020598b2e6b19b010205a1bee6988e010405070709060707080709080808070807080907080607080807080809060809080808080908');
INSERT INTO article_pairs_data VALUES(274877906945,X'000000f30730e4b880e58d83020304bae696b0020205b9a6e8aeb0020403e9a686020205ba8ce799be020205bd8de4b880020106e58d83e4ba8c0202059bbee4b9a6020205a794e4b9a6020205b2ade79c81020205baa7e4bd8d020205bc80e9a686020106e68080e8bf9c0202058aa5e8aeaf0202058fade7898c02020596b0e9a68602020597a5e5bc8002020598a8e697a50202059cace68aa5020205b19fe5b2ad020205b288e68080020106e799bee4b8aa0202059c81e59bbe020502a794020106e8aeb0e6b288020304bee5baa7020205bf9ce4b8ba020106e9a686e5bc80020403e68fad02050296b002050298a80204090708060808090808080808090808080808080808090805090708090605');
INSERT INTO article_pairs_data VALUES(412316860417,X'000001270330313403010434e697a503010435e69c88030106e4b880e4b8aa030403e7a6be030304aae5b297030304b4e6b3bd030205bb96e5bcba030304bbe890bd030106e588b0e6af8f0302058ebfe8b0830302059ca8e4b8b4030205b297e4bd8d030304ade79c81030205b79de59ca8030304a5e4bd9c030205bcbae8b083030106e68a8ae8b4a3030304a5e8aeaf030205988ee5b79d0302039c8831030304ace68aa5030205af8fe4b880030205b19be5b7a50303049fe5b2ad030205b288e4b880030205b3bde58ebf030106e79c81e79c81030403e995bf030205a094e998b2030106e890bde588b0030205a681e68a8a030205aeb0e88085030205b083e7a094030205b4a3e4bbbb030106e995bfe9a1be03020598b2e6b19b030205a1bee6988e030405070709060707080709080808070807080907080607080807080809060809080808080908');
INSERT INTO article_pairs_data VALUES(549755813889,X'000000db0330313404010434e697a504010435e69c88040106e4b880e8a18c0403049ae5aeb6040205b9a6e8aeb0040205ba91e5b2ab040205bc81e4b89a0403049ae8a781040106e59ca8e4ba91040205a794e4b9a6040205aeb6e4b880040205b2abe5b882040304ade79c81040205b882e4bc9a040106e68080e8bf9c0402058aa5e8aeaf0402039c8831040304ace68aa50402059da5e8aebf040205b19fe5b2ad040205b288e68080040106e79c81e5a794040106e8a781e69da5040205aeb0e6b288040304bfe4bc81040205bf9ce4bc9a040403e59ca80404050707090708080807090808080708090806070808080909080708');
CREATE TABLE IF NOT EXISTS 'article_pairs_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO article_pairs_idx VALUES(1,X'',2);
INSERT INTO article_pairs_idx VALUES(2,X'',2);
INSERT INTO article_pairs_idx VALUES(3,X'',2);
INSERT INTO article_pairs_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'article_pairs_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO article_pairs_config VALUES('version',4);
CREATE TABLE alerts (             -- 提醒
    id TEXT PRIMARY KEY,
    watch_id TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    record TEXT NOT NULL
);
INSERT INTO alerts VALUES('6adec9d51493a85b8192a013','省长','02104b6732bc8becada4f3c7',1,'2026-11-29T22:08:37.049373+00:00','{"id":"6adec9d51493a85b8192a013","watch_id":"省长","watch_name":"省长","article_id":"02104b6732bc8becada4f3c7","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"顾明川在临泽县调研","url":"","matches":[{"clause":"person","term":"顾明川","passage":"顾明川在临泽县调研","marks":[{"start":0,"end":3,"where":"heading"}],"where":"heading","person":"顾明川","posts":["江岭省省长"],"event":{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]},"uncertain":""}],"created_at":"2026-11-29T22:08:37.049373Z","late":false,"page_label":"","continuations":[],"marks":[]}');
INSERT INTO alerts VALUES('518922e7e3ccd21d74f8792a','省长','dc904a3c6918544f9f088dec',1,'2026-11-29T22:08:37.057069+00:00','{"id":"518922e7e3ccd21d74f8792a","watch_id":"省长","watch_name":"省长","article_id":"dc904a3c6918544f9f088dec","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"省图书馆新馆开馆","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。","marks":[{"start":30,"end":33,"where":"text"}],"where":"text","person":"沈怀远","posts":["江岭省委书记"],"event":null,"uncertain":""}],"created_at":"2026-11-29T22:08:37.057069Z","late":false,"page_label":"","continuations":[],"marks":[]}');
INSERT INTO alerts VALUES('e10061d5179f5d8850b1eb2d','省长','94ef6efe1ac9e7e7adee9999',1,'2026-11-29T22:08:48.284015+00:00','{"id":"e10061d5179f5d8850b1eb2d","watch_id":"省长","watch_name":"省长","article_id":"94ef6efe1ac9e7e7adee9999","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"顾明川在临泽县调研防汛","url":"","matches":[{"clause":"person","term":"顾明川","passage":"顾明川在临泽县调研防汛","marks":[{"start":0,"end":3,"where":"heading"}],"where":"heading","person":"顾明川","posts":["江岭省省长"],"event":{"kind":"inspection","name":"顾明川在临泽县调研防汛","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":11,"where":"heading"},"rule":"event.inspection","reasons":[]},"uncertain":""}],"created_at":"2026-11-29T22:08:48.284015Z","late":false,"page_label":"","continuations":[],"marks":[]}');
INSERT INTO alerts VALUES('f93a198a1427b13a1f996533','省长','015c0224f5eddaacfa45ede8',1,'2026-11-29T22:08:55.753523+00:00','{"id":"f93a198a1427b13a1f996533","watch_id":"省长","watch_name":"省长","article_id":"015c0224f5eddaacfa45ede8","revision":1,"paper":"江岭日报","day":"2031-05-14","page":10,"section":"要闻","headline":"沈怀远会见来访企业家","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"沈怀远会见来访企业家","marks":[{"start":0,"end":3,"where":"heading"}],"where":"heading","person":"沈怀远","posts":["江岭省委书记"],"event":{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]},"uncertain":""}],"created_at":"2026-11-29T22:08:55.753523Z","late":false,"page_label":"","continuations":[],"marks":[]}');
CREATE TABLE deliveries (         -- 投递: one alert on its way to one receiver; the outbox
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL REFERENCES alerts (id),
    receiver_id TEXT NOT NULL,
    message_id TEXT NOT NULL,     -- deliveries of one message travel together
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'given_up')),
    due_at TEXT NOT NULL,         -- from when on it was to be sent: giving up counts from here
    next_at TEXT NOT NULL,        -- when to try next
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    UNIQUE (alert_id, receiver_id)
);
INSERT INTO deliveries VALUES(1,'248dabb04271300947a86e48','6adec9d51493a85b8192a013','desk','3dcfbb13e1ab877cdf7b45ee','done','2026-11-29T22:08:37.049373+00:00','2026-11-29T22:08:37.049373+00:00',1,'2026-11-29T22:08:40.953518+00:00',0,'127.0.0.1:37279: 250 Message accepted');
INSERT INTO deliveries VALUES(2,'ec091329920bab321aaec09e','6adec9d51493a85b8192a013','hook','871043448d715156d354a631','done','2026-11-29T22:08:37.049373+00:00','2026-11-29T22:08:37.049373+00:00',1,'2026-11-29T22:08:41.065850+00:00',0,'127.0.0.1: HTTP 204');
INSERT INTO deliveries VALUES(3,'bde4707faf3b502723c28199','518922e7e3ccd21d74f8792a','desk','b15847c2ad7f0f6bd3b775b8','done','2026-11-29T22:08:37.057069+00:00','2026-11-29T22:08:37.057069+00:00',1,'2026-11-29T22:08:41.055356+00:00',0,'127.0.0.1:37279: 250 Message accepted');
INSERT INTO deliveries VALUES(4,'dcb3c29f92bfd9a7d1960ca2','518922e7e3ccd21d74f8792a','hook','4d4c9ede8fa1fb69b6196398','done','2026-11-29T22:08:37.057069+00:00','2026-11-29T22:08:37.057069+00:00',1,'2026-11-29T22:08:41.246165+00:00',0,'127.0.0.1: HTTP 204');
INSERT INTO deliveries VALUES(5,'06451aabe0457213962127e1','e10061d5179f5d8850b1eb2d','desk','f24d5383b9120b8fa920d6c4','pending','2026-11-29T22:08:48.284015+00:00','2026-11-29T22:08:48.284015+00:00',0,NULL,0,'');
INSERT INTO deliveries VALUES(6,'94a20f9b2dbbd7a2ae57056e','e10061d5179f5d8850b1eb2d','hook','925c3c015fe8529fa87a74e6','pending','2026-11-29T22:08:48.284015+00:00','2026-11-29T22:08:48.284015+00:00',0,NULL,0,'');
INSERT INTO deliveries VALUES(7,'a10fc7225a6ddfa08611f350','f93a198a1427b13a1f996533','desk','57e7304199ddafbe2c1c776c','pending','2026-11-29T22:08:55.753523+00:00','2026-11-29T22:08:55.753523+00:00',0,NULL,0,'');
INSERT INTO deliveries VALUES(8,'915e09f5b5447bc1b99df408','f93a198a1427b13a1f996533','hook','c4f12603b1633a44069f9f04','pending','2026-11-29T22:08:55.753523+00:00','2026-11-29T22:08:55.753523+00:00',0,NULL,0,'');
CREATE TABLE runs (               -- one pass of a command
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    summary TEXT NOT NULL DEFAULT ''
);
INSERT INTO runs VALUES(1,'read lanxi 2031-05-14','2026-11-29T22:08:40.679974+00:00','2026-11-29T22:08:40.708881+00:00','pending 0/0');
CREATE TABLE failures (           -- what went wrong, counted
    stage TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (stage, subject, reason)
) WITHOUT ROWID;
CREATE INDEX captures_of_day ON captures (paper_id, day);
CREATE INDEX articles_of_day ON articles (day, paper_id);
CREATE INDEX revisions_of_snapshot ON revisions (snapshot);
CREATE INDEX appearances_of_person ON appearances (person);
CREATE INDEX posts_of_person ON posts (person);
CREATE INDEX posts_by_name ON posts (name);
CREATE INDEX mentions_of_person ON mentions (person);
CREATE INDEX events_by_kind ON events (kind, start);
CREATE INDEX event_people_of_person ON event_people (person);
CREATE INDEX appointments_of_person ON appointments (person);
CREATE INDEX documents_by_title ON documents (title);
CREATE INDEX phrases_by_words ON phrases (phrase);
CREATE INDEX topics_by_words ON topics (topic);
CREATE INDEX alerts_of_article ON alerts (article_id);
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending';
CREATE INDEX deliveries_of_message ON deliveries (message_id);
CREATE INDEX deliveries_by_state ON deliveries (state);
CREATE INDEX failures_by_time ON failures (last_at);
CREATE INDEX posts_by_key ON posts ("key");
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id=1497452375;
PRAGMA user_version=4;
