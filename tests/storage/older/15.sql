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
INSERT INTO captures VALUES(1,'3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-30T00:35:57.712651+00:00');
INSERT INTO captures VALUES(2,'acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-30T00:36:05.882268+00:00');
INSERT INTO captures VALUES(3,'377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','jiangling','2031-05-14','file',10,'file:page.txt','','','','2026-11-30T00:36:09.607873+00:00');
CREATE TABLE urls (               -- what the last answer of a URL was, for conditional requests
    url TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO urls VALUES('file:page.txt','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','','','2026-11-30T00:36:09.607873+00:00');
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
INSERT INTO watches VALUES('省长','2eb16f486a4ced119e401fd1','2026-11-30T00:35:57.710031+00:00');
CREATE TABLE issues (             -- 期
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    tried_at TEXT,
    pages INTEGER NOT NULL,
    read INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reason TEXT NOT NULL, listed INTEGER, unseen TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (paper_id, day)
) WITHOUT ROWID;
INSERT INTO issues VALUES('lanxi','2031-05-14','pending',1,'2026-11-30T00:36:02.956221+00:00',0,0,0,'http://127.0.0.1:42637/lanxi/html/2031-05/14/node_2.htm: the server answered 404',NULL,'');
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
, joined_into TEXT, story_id TEXT);
INSERT INTO articles VALUES(1,'02104b6732bc8becada4f3c7',2,'jiangling','江岭日报','2031-05-14',9,'要闻',0,'','顾明川在临泽县调研防汛',NULL,'02104b6732bc8becada4f3c7');
INSERT INTO articles VALUES(2,'dc904a3c6918544f9f088dec',1,'jiangling','江岭日报','2031-05-14',9,'要闻',1,'','省图书馆新馆开馆',NULL,'dc904a3c6918544f9f088dec');
INSERT INTO articles VALUES(3,'015c0224f5eddaacfa45ede8',1,'jiangling','江岭日报','2031-05-14',10,'要闻',0,'','沈怀远会见来访企业家',NULL,'015c0224f5eddaacfa45ede8');
CREATE TABLE revisions (          -- what was printed, each time it changed
    article INTEGER NOT NULL REFERENCES articles (number),
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL,         -- of what is printed
    snapshot TEXT REFERENCES snapshots (digest),
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, revision)
);
INSERT INTO revisions VALUES(1,1,'0f87d5f93761fb3bbe8cd0c0c3697722bc786c2832539ef7e56cd00508ead261','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-30T00:36:00.253255+00:00','{"id":"02104b6732bc8becada4f3c7","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"顾明川在临泽县调研","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(2,1,'65bd484dc3338b47e8e79054faa520dad66701086945edd3bee9b74e07b772cb','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-30T00:36:00.328086+00:00','{"id":"dc904a3c6918544f9f088dec","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":1,"column":"","kicker":"","headline":"省图书馆新馆开馆","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。"]}');
INSERT INTO revisions VALUES(1,2,'9ce8e348192d8408055f75ec9077eadf8e1b2f30b85be5fadade70a09b9b1f55','acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','2026-11-30T00:36:07.356926+00:00','{"id":"02104b6732bc8becada4f3c7","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"顾明川在临泽县调研防汛","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(3,1,'ac781485b25600ad279e91ac34edbb95cfb4cc2ca28545aaaba86e4b6a0f53e0','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','2026-11-30T00:36:11.152325+00:00','{"id":"015c0224f5eddaacfa45ede8","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":10,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"沈怀远会见来访企业家","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 5月14日，江岭省委书记沈怀远在云岫市会见来访企业家一行。"]}');
CREATE TABLE facts (              -- what the parser read out of a revision
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    parser TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
);
INSERT INTO facts VALUES(1,1,'1.3.0','2026-11-30T00:36:00.253255+00:00','{"parser":"1.3.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"江岭省","official":false,"posts":[],"mentions":[{"start":18,"end":21,"where":"text","roles":["acts"],"title":null,"listed":3,"place":1,"order":"protocol","rule":"title behind","role_rule":"roles.verb"}],"rank":0,"rule":"title behind","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"江岭省政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":21,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":21,"end":23,"where":"text"},"listed":3,"place":2,"order":"protocol","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(2,1,'1.3.0','2026-11-30T00:36:00.328086+00:00','{"parser":"1.3.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":26,"end":30,"where":"text"},"rule":"level"}],"mentions":[{"start":30,"end":33,"where":"text","roles":["acts"],"title":{"start":26,"end":30,"where":"text"},"listed":1,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"title before","elsewhere":[]}],"events":[{"kind":"ceremony","name":"省图书馆新馆开馆","start":"2031-05-13","end":"2031-05-13","place":"","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":[],"span":{"start":0,"end":8,"where":"heading"},"rule":"event.ceremony","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(1,2,'1.3.0','2026-11-30T00:36:07.356926+00:00','{"parser":"1.3.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"江岭省","official":false,"posts":[],"mentions":[{"start":18,"end":21,"where":"text","roles":["acts"],"title":null,"listed":3,"place":1,"order":"protocol","rule":"title behind","role_rule":"roles.verb"}],"rank":0,"rule":"title behind","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"江岭省政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":21,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":21,"end":23,"where":"text"},"listed":3,"place":2,"order":"protocol","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研防汛","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":11,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":["防灾减灾"],"reasons":[{"of":"防灾减灾","span":{"start":9,"end":11,"where":"heading"},"rule":"topic.lexicon"}],"unread":0}',3);
INSERT INTO facts VALUES(3,1,'1.3.0','2026-11-30T00:36:11.152325+00:00','{"parser":"1.3.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":12,"end":16,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":16,"end":19,"where":"text","roles":["acts"],"title":{"start":12,"end":16,"where":"text"},"listed":2,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
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
INSERT INTO appearances VALUES(3,0,4,1,1,'acts',1);
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
INSERT INTO posts VALUES(3,4,0,'江岭省委书记','江岭省','江岭省委','书记','current','','','江岭省|委|书记');
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
INSERT INTO mentions VALUES(3,0,4,'heading',0,3,'acts',1,0,'');
INSERT INTO mentions VALUES(3,1,4,'text',16,19,'acts',2,0,'');
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
INSERT INTO events VALUES(1,0,'inspection','顾明川在临泽县调研防汛','2031-05-14','2031-05-14','甘肃省张掖市临泽县','');
INSERT INTO events VALUES(2,0,'ceremony','省图书馆新馆开馆','2031-05-13','2031-05-13','','');
INSERT INTO events VALUES(3,0,'reception','沈怀远会见来访企业家','2031-05-14','2031-05-14','云岫市','');
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
INSERT INTO event_people VALUES(3,0,0,4,'other');
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
INSERT INTO topics VALUES(1,0,'防灾减灾');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','article_pairs','article_pairs',0,'CREATE VIRTUAL TABLE article_pairs USING fts5 (pairs, content='''', detail=none, columnsize=0, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'article_pairs_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO article_pairs_data VALUES(1,X'0361');
INSERT INTO article_pairs_data VALUES(10,X'000000000105050005010101020101030101040101050101');
INSERT INTO article_pairs_data VALUES(137438953473,X'000001270330313401010434e697a501010435e69c88010106e4b880e4b8aa010403e7a6be010304aae5b297010304b4e6b3bd010205bb96e5bcba010304bbe890bd010106e588b0e6af8f0102058ebfe8b0830102059ca8e4b8b4010205b297e4bd8d010304ade79c81010205b79de59ca8010304a5e4bd9c010205bcbae8b083010106e68a8ae8b4a3010304a5e8aeaf010205988ee5b79d0102039c8831010304ace68aa5010205af8fe4b880010205b19be5b7a50103049fe5b2ad010205b288e4b880010205b3bde58ebf010106e79c81e79c81010403e995bf010205a094e998b2010106e890bde588b0010205a681e68a8a010205aeb0e88085010205b083e7a094010205b4a3e4bbbb010106e995bfe9a1be01020598b2e6b19b010205a1bee6988e010405070709060707080709080808070807080907080607080807080809060809080808080908');
INSERT INTO article_pairs_data VALUES(274877906945,X'000000f30730e4b880e58d83020304bae696b0020205b9a6e8aeb0020403e9a686020205ba8ce799be020205bd8de4b880020106e58d83e4ba8c0202059bbee4b9a6020205a794e4b9a6020205b2ade79c81020205baa7e4bd8d020205bc80e9a686020106e68080e8bf9c0202058aa5e8aeaf0202058fade7898c02020596b0e9a68602020597a5e5bc8002020598a8e697a50202059cace68aa5020205b19fe5b2ad020205b288e68080020106e799bee4b8aa0202059c81e59bbe020502a794020106e8aeb0e6b288020304bee5baa7020205bf9ce4b8ba020106e9a686e5bc80020403e68fad02050296b002050298a80204090708060808090808080808090808080808080808090805090708090605');
INSERT INTO article_pairs_data VALUES(412316860417,X'0000014d033031340100010434e697a50100010435e69c8801000106e4b880e4b8aa01000403e7a6be01000304aae5b29701000304b4e6b3bd01000205bb96e5bcba01000304bbe890bd01000106e588b0e6af8f010002058ebfe8b083010002059ca8e4b8b401000205b297e4bd8d01000304ade79c8101000205b79de59ca801000304a5e4bd9c01000205bcbae8b08301000106e68a8ae8b4a301000304a5e8aeaf01000205988ee5b79d010002039c883101000304ace68aa501000205af8fe4b88001000205b19be5b7a5010003049fe5b2ad01000205b288e4b88001000205b3bde58ebf01000106e79c81e79c8101000403e995bf01000205a094e998b201000106e890bde588b001000205a681e68a8a01000205aeb0e8808501000205b083e7a09401000205b4a3e4bbbb01000106e995bfe9a1be0100020598b2e6b19b01000205a1bee6988e0100040608080a07080809080a090909080908090a0809070809090809090a07090a090909090a09');
INSERT INTO article_pairs_data VALUES(549755813889,X'000001270330313401010434e697a501010435e69c88010106e4b880e4b8aa010403e7a6be010304aae5b297010304b4e6b3bd010205bb96e5bcba010304bbe890bd010106e588b0e6af8f0102058ebfe8b0830102059ca8e4b8b4010205b297e4bd8d010304ade79c81010205b79de59ca8010304a5e4bd9c010205bcbae8b083010106e68a8ae8b4a3010304a5e8aeaf010205988ee5b79d0102039c8831010304ace68aa5010205af8fe4b880010205b19be5b7a50103049fe5b2ad010205b288e4b880010205b3bde58ebf010106e79c81e79c81010403e995bf010205a094e998b2010106e890bde588b0010205a681e68a8a010205aeb0e88085010205b083e7a094010205b4a3e4bbbb010106e995bfe9a1be01020598b2e6b19b010205a1bee6988e010405070709060707080709080808070807080907080607080807080809060809080808080908');
INSERT INTO article_pairs_data VALUES(687194767361,X'000000db0330313403010434e697a503010435e69c88030106e4b880e8a18c0303049ae5aeb6030205b9a6e8aeb0030205ba91e5b2ab030205bc81e4b89a0303049ae8a781030106e59ca8e4ba91030205a794e4b9a6030205aeb6e4b880030205b2abe5b882030304ade79c81030205b882e4bc9a030106e68080e8bf9c0302058aa5e8aeaf0302039c8831030304ace68aa50302059da5e8aebf030205b19fe5b2ad030205b288e68080030106e79c81e5a794030106e8a781e69da5030205aeb0e6b288030304bfe4bc81030205bf9ce4bc9a030403e59ca80304050707090708080807090808080708090806070808080909080708');
CREATE TABLE IF NOT EXISTS 'article_pairs_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO article_pairs_idx VALUES(1,X'',2);
INSERT INTO article_pairs_idx VALUES(2,X'',2);
INSERT INTO article_pairs_idx VALUES(3,X'',2);
INSERT INTO article_pairs_idx VALUES(4,X'',2);
INSERT INTO article_pairs_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'article_pairs_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO article_pairs_config VALUES('version',4);
CREATE TABLE alerts (             -- 提醒
    id TEXT PRIMARY KEY,
    watch_id TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    record TEXT NOT NULL
, reprint_of TEXT, corrects TEXT, digest TEXT);
INSERT INTO alerts VALUES('6adec9d51493a85b8192a013','省长','02104b6732bc8becada4f3c7',1,'2026-11-30T00:36:00.321580+00:00','{"id":"6adec9d51493a85b8192a013","watch_id":"省长","watch_name":"省长","article_id":"02104b6732bc8becada4f3c7","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"顾明川在临泽县调研","url":"","matches":[{"clause":"person","term":"顾明川","passage":"顾明川在临泽县调研","marks":[{"start":0,"end":3,"where":"heading"}],"where":"heading","person":"顾明川","posts":["江岭省省长"],"event":{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川","江岭省"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]},"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T00:36:00.321580Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":0,"correction":null,"replaces":"","again":null}',NULL,NULL,'80d5f35ccb47dc2a5785d78bbdb3ffc4b8b6e7d3d1fe51b95ab7d3e293f2692f');
INSERT INTO alerts VALUES('518922e7e3ccd21d74f8792a','省长','dc904a3c6918544f9f088dec',1,'2026-11-30T00:36:00.329623+00:00','{"id":"518922e7e3ccd21d74f8792a","watch_id":"省长","watch_name":"省长","article_id":"dc904a3c6918544f9f088dec","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"省图书馆新馆开馆","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。","marks":[{"start":30,"end":33,"where":"text"}],"where":"text","person":"沈怀远","posts":["江岭省委书记"],"event":null,"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T00:36:00.329623Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":1,"correction":null,"replaces":"","again":null}',NULL,NULL,'9739c2d1ba72f754d7d831877488aca64ed32c2d3c62528255279ededb793451');
INSERT INTO alerts VALUES('f93a198a1427b13a1f996533','省长','015c0224f5eddaacfa45ede8',1,'2026-11-30T00:36:11.195615+00:00','{"id":"f93a198a1427b13a1f996533","watch_id":"省长","watch_name":"省长","article_id":"015c0224f5eddaacfa45ede8","revision":1,"paper":"江岭日报","day":"2031-05-14","page":10,"section":"要闻","headline":"沈怀远会见来访企业家","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"沈怀远会见来访企业家","marks":[{"start":0,"end":3,"where":"heading"}],"where":"heading","person":"沈怀远","posts":["江岭省委书记"],"event":{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]},"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T00:36:11.195615Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":0,"correction":null,"replaces":"","again":null}',NULL,NULL,'0cdb8c797597def1703349218ea119fd69fd1f86443af4df923031c6e72ef09f');
CREATE TABLE runs (               -- one pass of a command
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    summary TEXT NOT NULL DEFAULT ''
);
INSERT INTO runs VALUES(1,'read lanxi 2031-05-14','2026-11-30T00:36:02.946260+00:00','2026-11-30T00:36:02.956657+00:00','pending 0/0');
CREATE TABLE failures (           -- what went wrong, counted
    stage TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (stage, subject, reason)
) WITHOUT ROWID;
CREATE TABLE folders (            -- 监视目录: since when a folder is watched
    path TEXT PRIMARY KEY,
    since TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE files (              -- what came of each file in one, as it was when it was last looked at
    folder TEXT NOT NULL REFERENCES folders (path),
    path TEXT NOT NULL,           -- below the folder
    stamp TEXT NOT NULL,          -- changes when the file does: number, size and time of change
    digest TEXT NOT NULL,         -- SHA-256 of its bytes, '' when they were not read
    paper_id TEXT NOT NULL,
    day TEXT,
    state TEXT NOT NULL CHECK (state IN ('read', 'unread')),
    articles INTEGER NOT NULL,
    reason TEXT NOT NULL,         -- why it is unread, or what is odd about it
    seen_at TEXT NOT NULL,
    PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE TABLE fingerprints (       -- 指纹: hashes of some of an article's runs of characters (alerts/same_news.py)
    fingerprint INTEGER NOT NULL,
    day TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number),
    PRIMARY KEY (day, fingerprint, article)
) WITHOUT ROWID;
INSERT INTO fingerprints VALUES(1490611456,'2031-05-14',1);
INSERT INTO fingerprints VALUES(3224374912,'2031-05-14',1);
INSERT INTO fingerprints VALUES(3834384048,'2031-05-14',1);
INSERT INTO fingerprints VALUES(4099947968,'2031-05-14',1);
INSERT INTO fingerprints VALUES(1358219536,'2031-05-14',3);
INSERT INTO fingerprints VALUES(3152033760,'2031-05-14',3);
CREATE TABLE IF NOT EXISTS "deliveries" (     -- as deliveries was, with two states more and from where it was redirected
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL REFERENCES alerts (id),
    receiver_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('pending', 'sending', 'done', 'refused', 'given_up', 'kept', 'withdrawn', 'redirected')),
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    part INTEGER NOT NULL DEFAULT 0,
    remote_id TEXT NOT NULL DEFAULT '',
    redirected_from TEXT NOT NULL DEFAULT '',  -- 转投: the broken receiver that it was for
    redirected_why TEXT NOT NULL DEFAULT '',
    UNIQUE (alert_id, receiver_id)
);
INSERT INTO deliveries VALUES(1,'248dabb04271300947a86e48','6adec9d51493a85b8192a013','desk','3dcfbb13e1ab877cdf7b45ee','done','2026-11-30T00:36:00.321580+00:00','2026-11-30T00:36:00.321580+00:00',1,'2026-11-30T00:36:03.149251+00:00',0,'127.0.0.1:44511: 250 Message accepted',0,'<3dcfbb13e1ab877cdf7b45ee@example.org>','','');
INSERT INTO deliveries VALUES(2,'ec091329920bab321aaec09e','6adec9d51493a85b8192a013','hook','871043448d715156d354a631','done','2026-11-30T00:36:00.321580+00:00','2026-11-30T00:36:00.321580+00:00',1,'2026-11-30T00:36:03.183773+00:00',0,'127.0.0.1: HTTP 204',0,'','','');
INSERT INTO deliveries VALUES(3,'bde4707faf3b502723c28199','518922e7e3ccd21d74f8792a','desk','b15847c2ad7f0f6bd3b775b8','done','2026-11-30T00:36:00.329623+00:00','2026-11-30T00:36:00.329623+00:00',1,'2026-11-30T00:36:03.180217+00:00',0,'127.0.0.1:44511: 250 Message accepted',0,'<b15847c2ad7f0f6bd3b775b8@example.org>','','');
INSERT INTO deliveries VALUES(4,'dcb3c29f92bfd9a7d1960ca2','518922e7e3ccd21d74f8792a','hook','4d4c9ede8fa1fb69b6196398','done','2026-11-30T00:36:00.329623+00:00','2026-11-30T00:36:00.329623+00:00',1,'2026-11-30T00:36:03.198540+00:00',0,'127.0.0.1: HTTP 204',0,'','','');
INSERT INTO deliveries VALUES(5,'a10fc7225a6ddfa08611f350','f93a198a1427b13a1f996533','desk','57e7304199ddafbe2c1c776c','pending','2026-11-30T00:36:11.195615+00:00','2026-11-30T00:36:11.195615+00:00',0,NULL,0,'',0,'','','');
INSERT INTO deliveries VALUES(6,'915e09f5b5447bc1b99df408','f93a198a1427b13a1f996533','hook','c4f12603b1633a44069f9f04','pending','2026-11-30T00:36:11.195615+00:00','2026-11-30T00:36:11.195615+00:00',0,NULL,0,'',0,'','','');
CREATE TABLE watch_versions (     -- 关注的各版: what a watch asked since when
    watch_id TEXT NOT NULL,
    since TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (watch_id, since)
) WITHOUT ROWID;
INSERT INTO watch_versions VALUES('省长','2026-11-30T00:35:57.710031+00:00','2eb16f486a4ced119e401fd1','{"id":"省长","name":"省长","people":[{"name":"顾明川"},{"name":"沈怀远"}],"receivers":["desk","hook"]}');
CREATE TABLE sent (               -- 已发内容: what went out and was or may have been taken
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,         -- SHA-256 of the content
    content BLOB NOT NULL         -- zlib: a mail's text, or what was posted
);
INSERT INTO sent VALUES(1,'3dcfbb13e1ab877cdf7b45ee','desk',0,'2026-11-30T00:36:03.149251+00:00','1fc1569560063ef80fe7a81821b1c60712db681988c7909f2d8b88110ea9d1e9',X'789c75d0514bc2501407f0f7fb29ce9b4fc2742beba5efb2cd455168e083f5769d0433ca12564a4c524a5370924d72e99cd04771bb77dbd3be4293d17ac8e072e0707ee7f0e7065d9bb6ea64d60e2d854e9ec8bbee6995e805f7abd0aa116de09a536a2c497de5bf55bd8e0a5f33f0d4962f572344ac0ead3f10534ed0669c65d80cf99cee504dc970b4d983355621be1d75f4aab7156dee8e46fb5e4d01bf5f099a0b14fc44fb9b02a10370f05d221cdcd882004863e99a7a683d924b831a03773ef76a4348d610227a8b769f2370c117cb52014a47c53230d90cc309bb39362b887b8224f2799e3b64c51c72ed36bd19ff6ae9fcec943f2efcbb00a9f8275308a5d380a8fe12c86377f1e1a99338d01a6bb158e3b6ffda27b78dd0ba8e2ab131e4a5d28983e56f855af16f');
INSERT INTO sent VALUES(2,'b15847c2ad7f0f6bd3b775b8','desk',0,'2026-11-30T00:36:03.180217+00:00','4d3d7085918e20e810c01c68c3b1f3dbc6a858a80b1a7693fed225bbdd916776',X'789c7590cb4ec2401885f7f314ff8e1509483174e3bb1028d168c08405ba1b309ad640900405b5c418a520a1958bd1524a497c149899b6abbe8243ea6541dc9cc5c9f9fe3967d84466187b4b35b065367ea013dd55cbb4d72433cd334681ad04f6ddc6b977b8e36b17ec66c495da982bac70134288b5baecb20b9f1fb0134bc4e9ec2dc954392e707be3b9c3a1e82a32785ad96fcd11da03a60e79de335e61fb386bf739173e11d855cf70a8d5238b1a3131ad9d11abeade3ac41cac7165bbf01a5fb19f456bdc20a6f57db3aebb4a952308803616c4d4f92e7a3e65d33eb12c5779815f0c21aab7d9e3130f9ca60b25290fc5fd4209b2193126a413995d319e4a0a424eccc552a9ac9441c4e9b09af197964e8e8fd207f97f0188f0c2fef5328250340a88e9cf7ec520f377b7390e0badb01a2656b8e3f5345a6ff05fe04a1d0c59a978c8577c0126c00487');
INSERT INTO sent VALUES(3,'871043448d715156d354a631','hook',0,'2026-11-30T00:36:03.183773+00:00','035bf967c94092629b1f95f3ecd06540143d4d893ccd45c7f77edce433fc63de',X'789c8d54cb4e1b3114fd15e46d93ca9e475edfd11d8a468ee7925899f18c3c0e144559001bda052b5a5850952ea8baa9d40712544d8bd46f690658f10bbdf69010a8fa5036e3eb73ef3df79ceb8c89d9cc8174084f401b522346a650189ee618f3a8d7a83356f7e9134a3b7ea343e963df63618b3ec233a5088fb9e1a433269854f03e4432c6bc5693d1c00f8256dc64210b1bb11f06bce133c46b1020d741236a9065438ce45951c85e02513cca1329b841366b3c29c08263890906b0a81a25498d880c73b1cffcec5817a4b33a26ae7383c720da71c882b6cf5b61afc5da1ea7ccc73e1bdc8881a5ea8097475bd72f2e30ac780a77e7498d14a334e57a1363d76fbe97877bb3b35737d3ddf2e3ebd9a7f788aa8037d367b3a3773fcf4fcbcfdf667b17571f762e8ff7577e9cad5cee1f5e6def2068363d2ef75ececeb717207bed519fcdbe9c86e5d12e0bca831324902c4f6cc78b12994ab308f13e976a3eaf865c4b65eee4d0561f992d004203d68b236efecf3fae8d14092c74a11e5ad76b347daf275a3d103ce6c19a2f9aceba7559b8560c5de3b933b1d20527299f9f54eb00aeb1cfea34acb3c01aecfc6aa3b273aae4eaedd6f5c157bc1b008f13a96059eddf8545e048278821766465a41a715bc91adf45d17250117a367467b430b55643b51622e1a3c2d647be0536c70d079d2ef7b314abbb07c1ac70ab451e784fba7626b7eeffa43d67b54a6b7e17f33606a06d969d5baa3e22601dac9f633294ca1a205591dfeab458cebff7c0d7aacd43d1c115bbef43c2855bf53fafe81c15892cb6d086479b9e7d3c66008e097e66bacf952c960dc037e736e3f6a8e0a98906a85e95904396571b26065cea0a8343f261f5c98d716c9d95d8c822ee19b1d09f7427e82e56514bff00bd0294581c5566e096c608c3dab8c743c8a48bbfc92f5575f281');
INSERT INTO sent VALUES(4,'4d4c9ede8fa1fb69b6196398','hook',0,'2026-11-30T00:36:03.198540+00:00','b3680f3661d94058dcb77a54fdfd62bb0cc8b0a111bdd22caf3fb03815caf550',X'789c8d53db6a135114fd1539af2632b74c67f21dbe95104eceec3487ce8d3367524b08a40ad24a8a2f6ab5067c6a2b626bed53ac31fd189349f2945f709f499306832003037bcdbeacb5d79e1691fb319032a13e08490a44f20012498318314333eca2ae174deda9a6954dbbac694f4cc3b50df331c69a86e91e9594945b048b12ba0355ee619de559cc050f9c3ad5eb35dbadd9ba6b9bae83f90218f02608cc6a44d12e22719424bce643d54b639f332a914d9dfa09a8648f6381046c1aa6be5f202cc25a9cb38c73d609296fb7483eb9a43bae61c016988c7986ee6d597567cb3528ced9a3923514d53c71d23b98bdbd4338a4013cc4ed0249d220a0621fb1ece630eb74a677bdf9e030fbfe697c738959e38b37a31fe7d3abebf9e0683e3855c8c72122b3f397d9bb6b7c8f071d7c63677f5d8ae25df579c0e50aa23b94874b210262c143f9a05328e13c5a253001d8cfab52f97fc6502139f36125d863ae665193d9aeee942cabeed635c7f180e59e3479928fd2d10e1ae7ee2c04672767d9abb385cf900f36f5a2562aea96722e37c2c5952da992e9f9c1ece4277e6b00f57c1edeaff65f2b4a858f0944e90d250f53aada283b2bb8b118c22a3ab19bc7684ca00c8485d9cca769a29a23d90427e3dd8208d63d53fc16dffe02a3243f18b2e928a9284df91daba2de57943ebdfaf6685340f6fe336e6621633ee84eaf86e3db8bd1afe351bf333e7e31baed4e3e0c47fd2fbf3bcf37a7acc88cfab7f7dd5e5f4e8eba984c94c885e06d532b98660519ed3540283e129ea9ff139ab076260d1aaefd0cb50442b60ac348c2fd2e538485cccf8d9076059ff61fd22ea472');
CREATE TABLE troubles (           -- 故障: what does not work now, since when that is known
    about TEXT NOT NULL,          -- paper, receiver, disk, config
    key TEXT NOT NULL,            -- its id
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (about, key)
) WITHOUT ROWID;
CREATE TABLE notices (            -- 运行通知: one on its way to one receiver
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    record TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'given_up')),
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, receiver_id)
);
CREATE TABLE seals (              -- 封: a hash over all values of a row
    name TEXT NOT NULL,           -- of its table
    row TEXT NOT NULL,            -- its key
    seal BLOB NOT NULL,
    PRIMARY KEY (name, row)
) WITHOUT ROWID;
INSERT INTO seals VALUES('alerts','518922e7e3ccd21d74f8792a',X'b93da48b09d606cbb66288b91109ec12');
INSERT INTO seals VALUES('alerts','6adec9d51493a85b8192a013',X'ee87d97993fabfda931d3ce849622a00');
INSERT INTO seals VALUES('alerts','f93a198a1427b13a1f996533',X'8a57758a811ceb9af1619d5c600bff0b');
INSERT INTO seals VALUES('articles','1',X'368588ea3fa114267abe825a5759fa07');
INSERT INTO seals VALUES('articles','2',X'2f9428e29ff24c79ee36c2a20950bc42');
INSERT INTO seals VALUES('articles','3',X'1560608b74b03c6d47109b0d91a3a9a4');
INSERT INTO seals VALUES('captures','1',X'107e07a804d23b7187f30bb09c2360a7');
INSERT INTO seals VALUES('captures','2',X'c8a59bc6d8026e3988c5dfa5bbe18117');
INSERT INTO seals VALUES('captures','3',X'2c8cdef690763009f3037499e7be5e94');
INSERT INTO seals VALUES('deliveries','1',X'c0c895736f605d0a437b414c43dc5d2c');
INSERT INTO seals VALUES('deliveries','2',X'd8ed86f934dd194b2928cac0c0fed0d1');
INSERT INTO seals VALUES('deliveries','3',X'145d5052b833d37675739cfb23aaa8e8');
INSERT INTO seals VALUES('deliveries','4',X'b757845f004e851ac4e13c8155acbab8');
INSERT INTO seals VALUES('deliveries','5',X'4e630e43d79f5170d803ee9735d0ff54');
INSERT INTO seals VALUES('deliveries','6',X'650502e736b5efba649fbe545a4c0083');
INSERT INTO seals VALUES('facts','11',X'e814f0a242b457c694d1aa532a67b419');
INSERT INTO seals VALUES('facts','12',X'0fb5b5ddfdfb32790c29f56eafc267b6');
INSERT INTO seals VALUES('facts','21',X'376302604ec44706eee942fd3c359709');
INSERT INTO seals VALUES('facts','31',X'e040dc752a167a67fafefd3a8d30ac52');
INSERT INTO seals VALUES('followed','lanxi',X'efc6b85de01a73098c5e675700b88dc3');
INSERT INTO seals VALUES('issues','lanxi2031-05-14',X'74bb5f27ec1a1c1cb5c474d77ca7b2c9');
INSERT INTO seals VALUES('revisions','11',X'bdc690fde03c7c9cb6d4590476732e8c');
INSERT INTO seals VALUES('revisions','12',X'7d526902a2e402f0c62c3c4fd901c2a4');
INSERT INTO seals VALUES('revisions','21',X'9e22f0c5557270d03ccadca83b537e3e');
INSERT INTO seals VALUES('revisions','31',X'7b8a652fcffeee4d0502b9f9406798b3');
INSERT INTO seals VALUES('sent','1',X'93abf1047697a20fcdb7306ca219c578');
INSERT INTO seals VALUES('sent','2',X'8f1b4e1c769c5b09ab529b59590c7e6b');
INSERT INTO seals VALUES('sent','3',X'1c2ab058b3559fb5275e92fc90cf7baa');
INSERT INTO seals VALUES('sent','4',X'026d9b4bda3d64823af4a2660a41f7ba');
INSERT INTO seals VALUES('urls','file:page.txt',X'a0c2f34328e4b72fee52ff2b12e764ae');
INSERT INTO seals VALUES('watch_versions','省长2026-11-30T00:35:57.710031+00:00',X'158164debd700e08ec2b2438525206e4');
INSERT INTO seals VALUES('watches','省长',X'c6e74d156886fc9da6e4b3b2e3d16e6e');
CREATE TABLE unsealed (           -- the last article whose revisions and facts may have no seal
    article INTEGER NOT NULL
);
INSERT INTO unsealed VALUES(0);
CREATE TABLE text_pieces (        -- 片段: parts of long texts, each kept once
    name TEXT PRIMARY KEY,        -- of its SHA-256
    content TEXT NOT NULL
);
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
CREATE INDEX failures_by_time ON failures (last_at);
CREATE INDEX posts_by_key ON posts ("key");
CREATE INDEX files_by_digest ON files (digest);
CREATE INDEX alerts_of_watch ON alerts (watch_id, created_at);
CREATE INDEX articles_of_story ON articles (story_id);
CREATE INDEX fingerprints_of_article ON fingerprints (article);
CREATE INDEX alerts_by_corrected ON alerts (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending';
CREATE INDEX deliveries_of_message ON deliveries (message_id);
CREATE INDEX deliveries_by_state ON deliveries (state);
CREATE INDEX sent_of_message ON sent (message_id, receiver_id);
CREATE INDEX notices_due ON notices (receiver_id, next_at) WHERE state = 'pending';
CREATE TRIGGER articles_put AFTER INSERT ON articles BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('articles', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.paper), CAST(NEW.paper AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.page), CAST(NEW.page AS BLOB), typeof(NEW.section), CAST(NEW.section AS BLOB), typeof(NEW.position), CAST(NEW.position AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.headline), CAST(NEW.headline AS BLOB), typeof(NEW.joined_into), CAST(NEW.joined_into AS BLOB), typeof(NEW.story_id), CAST(NEW.story_id AS BLOB))); END;
CREATE TRIGGER articles_changed AFTER UPDATE ON articles BEGIN DELETE FROM seals WHERE name = 'articles' AND row = CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('articles', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.paper), CAST(NEW.paper AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.page), CAST(NEW.page AS BLOB), typeof(NEW.section), CAST(NEW.section AS BLOB), typeof(NEW.position), CAST(NEW.position AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.headline), CAST(NEW.headline AS BLOB), typeof(NEW.joined_into), CAST(NEW.joined_into AS BLOB), typeof(NEW.story_id), CAST(NEW.story_id AS BLOB))); END;
CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN DELETE FROM seals WHERE name = 'articles' AND row = CAST(OLD.number AS TEXT); END;
CREATE TRIGGER revisions_put AFTER INSERT ON revisions BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('revisions', CAST(NEW.article AS TEXT) || char(31) || CAST(NEW.revision AS TEXT), seal(typeof(NEW.article), CAST(NEW.article AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.snapshot), CAST(NEW.snapshot AS BLOB), typeof(NEW.saved_at), CAST(NEW.saved_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB))); END;
CREATE TRIGGER revisions_changed AFTER UPDATE ON revisions BEGIN DELETE FROM seals WHERE name = 'revisions' AND row = CAST(OLD.article AS TEXT) || char(31) || CAST(OLD.revision AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('revisions', CAST(NEW.article AS TEXT) || char(31) || CAST(NEW.revision AS TEXT), seal(typeof(NEW.article), CAST(NEW.article AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.snapshot), CAST(NEW.snapshot AS BLOB), typeof(NEW.saved_at), CAST(NEW.saved_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB))); END;
CREATE TRIGGER revisions_gone AFTER DELETE ON revisions BEGIN DELETE FROM seals WHERE name = 'revisions' AND row = CAST(OLD.article AS TEXT) || char(31) || CAST(OLD.revision AS TEXT); END;
CREATE TRIGGER facts_put AFTER INSERT ON facts BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('facts', CAST(NEW.article AS TEXT) || char(31) || CAST(NEW.revision AS TEXT), seal(typeof(NEW.article), CAST(NEW.article AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.parser), CAST(NEW.parser AS BLOB), typeof(NEW.saved_at), CAST(NEW.saved_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.rows), CAST(NEW.rows AS BLOB))); END;
CREATE TRIGGER facts_changed AFTER UPDATE ON facts BEGIN DELETE FROM seals WHERE name = 'facts' AND row = CAST(OLD.article AS TEXT) || char(31) || CAST(OLD.revision AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('facts', CAST(NEW.article AS TEXT) || char(31) || CAST(NEW.revision AS TEXT), seal(typeof(NEW.article), CAST(NEW.article AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.parser), CAST(NEW.parser AS BLOB), typeof(NEW.saved_at), CAST(NEW.saved_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.rows), CAST(NEW.rows AS BLOB))); END;
CREATE TRIGGER facts_gone AFTER DELETE ON facts BEGIN DELETE FROM seals WHERE name = 'facts' AND row = CAST(OLD.article AS TEXT) || char(31) || CAST(OLD.revision AS TEXT); END;
CREATE TRIGGER alerts_put AFTER INSERT ON alerts BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('alerts', CAST(NEW.id AS TEXT), seal(typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.article_id), CAST(NEW.article_id AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.created_at), CAST(NEW.created_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.reprint_of), CAST(NEW.reprint_of AS BLOB), typeof(NEW.corrects), CAST(NEW.corrects AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB))); END;
CREATE TRIGGER alerts_changed AFTER UPDATE ON alerts BEGIN DELETE FROM seals WHERE name = 'alerts' AND row = CAST(OLD.id AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('alerts', CAST(NEW.id AS TEXT), seal(typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.article_id), CAST(NEW.article_id AS BLOB), typeof(NEW.revision), CAST(NEW.revision AS BLOB), typeof(NEW.created_at), CAST(NEW.created_at AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.reprint_of), CAST(NEW.reprint_of AS BLOB), typeof(NEW.corrects), CAST(NEW.corrects AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB))); END;
CREATE TRIGGER alerts_gone AFTER DELETE ON alerts BEGIN DELETE FROM seals WHERE name = 'alerts' AND row = CAST(OLD.id AS TEXT); END;
CREATE TRIGGER deliveries_put AFTER INSERT ON deliveries BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('deliveries', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.alert_id), CAST(NEW.alert_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.due_at), CAST(NEW.due_at AS BLOB), typeof(NEW.next_at), CAST(NEW.next_at AS BLOB), typeof(NEW.attempts), CAST(NEW.attempts AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.possibly_sent), CAST(NEW.possibly_sent AS BLOB), typeof(NEW.detail), CAST(NEW.detail AS BLOB), typeof(NEW.part), CAST(NEW.part AS BLOB), typeof(NEW.remote_id), CAST(NEW.remote_id AS BLOB), typeof(NEW.redirected_from), CAST(NEW.redirected_from AS BLOB), typeof(NEW.redirected_why), CAST(NEW.redirected_why AS BLOB))); END;
CREATE TRIGGER deliveries_changed AFTER UPDATE ON deliveries BEGIN DELETE FROM seals WHERE name = 'deliveries' AND row = CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('deliveries', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.id), CAST(NEW.id AS BLOB), typeof(NEW.alert_id), CAST(NEW.alert_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.due_at), CAST(NEW.due_at AS BLOB), typeof(NEW.next_at), CAST(NEW.next_at AS BLOB), typeof(NEW.attempts), CAST(NEW.attempts AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.possibly_sent), CAST(NEW.possibly_sent AS BLOB), typeof(NEW.detail), CAST(NEW.detail AS BLOB), typeof(NEW.part), CAST(NEW.part AS BLOB), typeof(NEW.remote_id), CAST(NEW.remote_id AS BLOB), typeof(NEW.redirected_from), CAST(NEW.redirected_from AS BLOB), typeof(NEW.redirected_why), CAST(NEW.redirected_why AS BLOB))); END;
CREATE TRIGGER deliveries_gone AFTER DELETE ON deliveries BEGIN DELETE FROM seals WHERE name = 'deliveries' AND row = CAST(OLD.number AS TEXT); END;
CREATE TRIGGER sent_put AFTER INSERT ON sent BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('sent', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.part), CAST(NEW.part AS BLOB), typeof(NEW.at), CAST(NEW.at AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.content), CAST(NEW.content AS BLOB))); END;
CREATE TRIGGER sent_changed AFTER UPDATE ON sent BEGIN DELETE FROM seals WHERE name = 'sent' AND row = CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('sent', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.part), CAST(NEW.part AS BLOB), typeof(NEW.at), CAST(NEW.at AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.content), CAST(NEW.content AS BLOB))); END;
CREATE TRIGGER sent_gone AFTER DELETE ON sent BEGIN DELETE FROM seals WHERE name = 'sent' AND row = CAST(OLD.number AS TEXT); END;
CREATE TRIGGER captures_put AFTER INSERT ON captures BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('captures', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.kind), CAST(NEW.kind AS BLOB), typeof(NEW.page), CAST(NEW.page AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.content_type), CAST(NEW.content_type AS BLOB), typeof(NEW.etag), CAST(NEW.etag AS BLOB), typeof(NEW.last_modified), CAST(NEW.last_modified AS BLOB), typeof(NEW.fetched_at), CAST(NEW.fetched_at AS BLOB))); END;
CREATE TRIGGER captures_changed AFTER UPDATE ON captures BEGIN DELETE FROM seals WHERE name = 'captures' AND row = CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('captures', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.kind), CAST(NEW.kind AS BLOB), typeof(NEW.page), CAST(NEW.page AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.content_type), CAST(NEW.content_type AS BLOB), typeof(NEW.etag), CAST(NEW.etag AS BLOB), typeof(NEW.last_modified), CAST(NEW.last_modified AS BLOB), typeof(NEW.fetched_at), CAST(NEW.fetched_at AS BLOB))); END;
CREATE TRIGGER captures_gone AFTER DELETE ON captures BEGIN DELETE FROM seals WHERE name = 'captures' AND row = CAST(OLD.number AS TEXT); END;
CREATE TRIGGER notices_put AFTER INSERT ON notices BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('notices', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.due_at), CAST(NEW.due_at AS BLOB), typeof(NEW.next_at), CAST(NEW.next_at AS BLOB), typeof(NEW.attempts), CAST(NEW.attempts AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.possibly_sent), CAST(NEW.possibly_sent AS BLOB), typeof(NEW.detail), CAST(NEW.detail AS BLOB))); END;
CREATE TRIGGER notices_changed AFTER UPDATE ON notices BEGIN DELETE FROM seals WHERE name = 'notices' AND row = CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('notices', CAST(NEW.number AS TEXT), seal(typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.message_id), CAST(NEW.message_id AS BLOB), typeof(NEW.receiver_id), CAST(NEW.receiver_id AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.due_at), CAST(NEW.due_at AS BLOB), typeof(NEW.next_at), CAST(NEW.next_at AS BLOB), typeof(NEW.attempts), CAST(NEW.attempts AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.possibly_sent), CAST(NEW.possibly_sent AS BLOB), typeof(NEW.detail), CAST(NEW.detail AS BLOB))); END;
CREATE TRIGGER notices_gone AFTER DELETE ON notices BEGIN DELETE FROM seals WHERE name = 'notices' AND row = CAST(OLD.number AS TEXT); END;
CREATE TRIGGER issues_put AFTER INSERT ON issues BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('issues', CAST(NEW.paper_id AS TEXT) || char(31) || CAST(NEW.day AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.tries), CAST(NEW.tries AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.pages), CAST(NEW.pages AS BLOB), typeof(NEW.read), CAST(NEW.read AS BLOB), typeof(NEW.total), CAST(NEW.total AS BLOB), typeof(NEW.reason), CAST(NEW.reason AS BLOB), typeof(NEW.listed), CAST(NEW.listed AS BLOB), typeof(NEW.unseen), CAST(NEW.unseen AS BLOB))); END;
CREATE TRIGGER issues_changed AFTER UPDATE ON issues BEGIN DELETE FROM seals WHERE name = 'issues' AND row = CAST(OLD.paper_id AS TEXT) || char(31) || CAST(OLD.day AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('issues', CAST(NEW.paper_id AS TEXT) || char(31) || CAST(NEW.day AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.tries), CAST(NEW.tries AS BLOB), typeof(NEW.tried_at), CAST(NEW.tried_at AS BLOB), typeof(NEW.pages), CAST(NEW.pages AS BLOB), typeof(NEW.read), CAST(NEW.read AS BLOB), typeof(NEW.total), CAST(NEW.total AS BLOB), typeof(NEW.reason), CAST(NEW.reason AS BLOB), typeof(NEW.listed), CAST(NEW.listed AS BLOB), typeof(NEW.unseen), CAST(NEW.unseen AS BLOB))); END;
CREATE TRIGGER issues_gone AFTER DELETE ON issues BEGIN DELETE FROM seals WHERE name = 'issues' AND row = CAST(OLD.paper_id AS TEXT) || char(31) || CAST(OLD.day AS TEXT); END;
CREATE TRIGGER pages_put AFTER INSERT ON pages BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('pages', CAST(NEW.paper_id AS TEXT) || char(31) || CAST(NEW.day AS TEXT) || char(31) || CAST(NEW.number AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.label), CAST(NEW.label AS BLOB), typeof(NEW.section), CAST(NEW.section AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.pdf_url), CAST(NEW.pdf_url AS BLOB), typeof(NEW.snapshot), CAST(NEW.snapshot AS BLOB))); END;
CREATE TRIGGER pages_changed AFTER UPDATE ON pages BEGIN DELETE FROM seals WHERE name = 'pages' AND row = CAST(OLD.paper_id AS TEXT) || char(31) || CAST(OLD.day AS TEXT) || char(31) || CAST(OLD.number AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('pages', CAST(NEW.paper_id AS TEXT) || char(31) || CAST(NEW.day AS TEXT) || char(31) || CAST(NEW.number AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.number), CAST(NEW.number AS BLOB), typeof(NEW.label), CAST(NEW.label AS BLOB), typeof(NEW.section), CAST(NEW.section AS BLOB), typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.pdf_url), CAST(NEW.pdf_url AS BLOB), typeof(NEW.snapshot), CAST(NEW.snapshot AS BLOB))); END;
CREATE TRIGGER pages_gone AFTER DELETE ON pages BEGIN DELETE FROM seals WHERE name = 'pages' AND row = CAST(OLD.paper_id AS TEXT) || char(31) || CAST(OLD.day AS TEXT) || char(31) || CAST(OLD.number AS TEXT); END;
CREATE TRIGGER urls_put AFTER INSERT ON urls BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('urls', CAST(NEW.url AS TEXT), seal(typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.etag), CAST(NEW.etag AS BLOB), typeof(NEW.last_modified), CAST(NEW.last_modified AS BLOB), typeof(NEW.fetched_at), CAST(NEW.fetched_at AS BLOB))); END;
CREATE TRIGGER urls_changed AFTER UPDATE ON urls BEGIN DELETE FROM seals WHERE name = 'urls' AND row = CAST(OLD.url AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('urls', CAST(NEW.url AS TEXT), seal(typeof(NEW.url), CAST(NEW.url AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.etag), CAST(NEW.etag AS BLOB), typeof(NEW.last_modified), CAST(NEW.last_modified AS BLOB), typeof(NEW.fetched_at), CAST(NEW.fetched_at AS BLOB))); END;
CREATE TRIGGER urls_gone AFTER DELETE ON urls BEGIN DELETE FROM seals WHERE name = 'urls' AND row = CAST(OLD.url AS TEXT); END;
CREATE TRIGGER followed_put AFTER INSERT ON followed BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('followed', CAST(NEW.paper_id AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER followed_changed AFTER UPDATE ON followed BEGIN DELETE FROM seals WHERE name = 'followed' AND row = CAST(OLD.paper_id AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('followed', CAST(NEW.paper_id AS TEXT), seal(typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER followed_gone AFTER DELETE ON followed BEGIN DELETE FROM seals WHERE name = 'followed' AND row = CAST(OLD.paper_id AS TEXT); END;
CREATE TRIGGER watches_put AFTER INSERT ON watches BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('watches', CAST(NEW.watch_id AS TEXT), seal(typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.fingerprint), CAST(NEW.fingerprint AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER watches_changed AFTER UPDATE ON watches BEGIN DELETE FROM seals WHERE name = 'watches' AND row = CAST(OLD.watch_id AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('watches', CAST(NEW.watch_id AS TEXT), seal(typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.fingerprint), CAST(NEW.fingerprint AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER watches_gone AFTER DELETE ON watches BEGIN DELETE FROM seals WHERE name = 'watches' AND row = CAST(OLD.watch_id AS TEXT); END;
CREATE TRIGGER watch_versions_put AFTER INSERT ON watch_versions BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('watch_versions', CAST(NEW.watch_id AS TEXT) || char(31) || CAST(NEW.since AS TEXT), seal(typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB), typeof(NEW.fingerprint), CAST(NEW.fingerprint AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB))); END;
CREATE TRIGGER watch_versions_changed AFTER UPDATE ON watch_versions BEGIN DELETE FROM seals WHERE name = 'watch_versions' AND row = CAST(OLD.watch_id AS TEXT) || char(31) || CAST(OLD.since AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('watch_versions', CAST(NEW.watch_id AS TEXT) || char(31) || CAST(NEW.since AS TEXT), seal(typeof(NEW.watch_id), CAST(NEW.watch_id AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB), typeof(NEW.fingerprint), CAST(NEW.fingerprint AS BLOB), typeof(NEW.record), CAST(NEW.record AS BLOB))); END;
CREATE TRIGGER watch_versions_gone AFTER DELETE ON watch_versions BEGIN DELETE FROM seals WHERE name = 'watch_versions' AND row = CAST(OLD.watch_id AS TEXT) || char(31) || CAST(OLD.since AS TEXT); END;
CREATE TRIGGER folders_put AFTER INSERT ON folders BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('folders', CAST(NEW.path AS TEXT), seal(typeof(NEW.path), CAST(NEW.path AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER folders_changed AFTER UPDATE ON folders BEGIN DELETE FROM seals WHERE name = 'folders' AND row = CAST(OLD.path AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('folders', CAST(NEW.path AS TEXT), seal(typeof(NEW.path), CAST(NEW.path AS BLOB), typeof(NEW.since), CAST(NEW.since AS BLOB))); END;
CREATE TRIGGER folders_gone AFTER DELETE ON folders BEGIN DELETE FROM seals WHERE name = 'folders' AND row = CAST(OLD.path AS TEXT); END;
CREATE TRIGGER files_put AFTER INSERT ON files BEGIN INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('files', CAST(NEW.folder AS TEXT) || char(31) || CAST(NEW.path AS TEXT), seal(typeof(NEW.folder), CAST(NEW.folder AS BLOB), typeof(NEW.path), CAST(NEW.path AS BLOB), typeof(NEW.stamp), CAST(NEW.stamp AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.articles), CAST(NEW.articles AS BLOB), typeof(NEW.reason), CAST(NEW.reason AS BLOB), typeof(NEW.seen_at), CAST(NEW.seen_at AS BLOB))); END;
CREATE TRIGGER files_changed AFTER UPDATE ON files BEGIN DELETE FROM seals WHERE name = 'files' AND row = CAST(OLD.folder AS TEXT) || char(31) || CAST(OLD.path AS TEXT); INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('files', CAST(NEW.folder AS TEXT) || char(31) || CAST(NEW.path AS TEXT), seal(typeof(NEW.folder), CAST(NEW.folder AS BLOB), typeof(NEW.path), CAST(NEW.path AS BLOB), typeof(NEW.stamp), CAST(NEW.stamp AS BLOB), typeof(NEW.digest), CAST(NEW.digest AS BLOB), typeof(NEW.paper_id), CAST(NEW.paper_id AS BLOB), typeof(NEW.day), CAST(NEW.day AS BLOB), typeof(NEW.state), CAST(NEW.state AS BLOB), typeof(NEW.articles), CAST(NEW.articles AS BLOB), typeof(NEW.reason), CAST(NEW.reason AS BLOB), typeof(NEW.seen_at), CAST(NEW.seen_at AS BLOB))); END;
CREATE TRIGGER files_gone AFTER DELETE ON files BEGIN DELETE FROM seals WHERE name = 'files' AND row = CAST(OLD.folder AS TEXT) || char(31) || CAST(OLD.path AS TEXT); END;
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id=1497452375;
PRAGMA user_version=15;
