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
INSERT INTO captures VALUES(1,'3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-30T07:53:48.112564+00:00');
INSERT INTO captures VALUES(2,'acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','jiangling','2031-05-14','file',9,'file:page.txt','','','','2026-11-30T07:53:58.081958+00:00');
INSERT INTO captures VALUES(3,'377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','jiangling','2031-05-14','file',10,'file:page.txt','','','','2026-11-30T07:54:02.752399+00:00');
CREATE TABLE urls (               -- what the last answer of a URL was, for conditional requests
    url TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO urls VALUES('file:page.txt','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','','','2026-11-30T07:54:02.752399+00:00');
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
INSERT INTO watches VALUES('省长','2eb16f486a4ced119e401fd1','2026-11-30T07:53:48.092738+00:00');
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
INSERT INTO issues VALUES('lanxi','2031-05-14','pending',1,'2026-11-30T07:53:54.825176+00:00',0,0,0,'http://127.0.0.1:35905/lanxi/html/2031-05/14/node_2.htm: the server answered 404',NULL,'');
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
INSERT INTO revisions VALUES(1,1,'0f87d5f93761fb3bbe8cd0c0c3697722bc786c2832539ef7e56cd00508ead261','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-30T07:53:50.816257+00:00','{"id":"02104b6732bc8becada4f3c7","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"顾明川在临泽县调研","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(2,1,'65bd484dc3338b47e8e79054faa520dad66701086945edd3bee9b74e07b772cb','3ed3a821fe8bb05b6254d42e6c8611c97ffb3e1bfe02f4a8a5f7978db841df7f','2026-11-30T07:53:50.885887+00:00','{"id":"dc904a3c6918544f9f088dec","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":1,"column":"","kicker":"","headline":"省图书馆新馆开馆","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。"]}');
INSERT INTO revisions VALUES(1,2,'9ce8e348192d8408055f75ec9077eadf8e1b2f30b85be5fadade70a09b9b1f55','acf50af9b56c3d04219afea51892cdb0fa8656c24c1a3e37ffd89b87528da87c','2026-11-30T07:54:00.153251+00:00','{"id":"02104b6732bc8becada4f3c7","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":9,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"顾明川在临泽县调研防汛","subheads":[],"authors":["沈一禾"],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。"]}');
INSERT INTO revisions VALUES(3,1,'ac781485b25600ad279e91ac34edbb95cfb4cc2ca28545aaaba86e4b6a0f53e0','377b478267fb3500d80600b75612f58ae252dccc4734149f60fd5faeb768d17d','2026-11-30T07:54:05.652657+00:00','{"id":"015c0224f5eddaacfa45ede8","paper_id":"jiangling","paper":"江岭日报","place":"江岭省","day":"2031-05-14","month":null,"page":10,"page_label":"","section":"要闻","url":"","position":0,"column":"","kicker":"","headline":"沈怀远会见来访企业家","subheads":[],"authors":[],"dateline":{"text":"本报讯","agency":"本报","place":"","day":null},"continues_on":null,"continued_from":null,"marks":[],"continuations":[],"paragraphs":["本报讯 5月14日，江岭省委书记沈怀远在云岫市会见来访企业家一行。"]}');
CREATE TABLE facts (              -- what the parser read out of a revision
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    parser TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
);
INSERT INTO facts VALUES(1,1,'1.4.0','2026-11-30T07:53:50.816257+00:00','{"parser":"1.4.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":20,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":20,"end":23,"where":"text"},"listed":3,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(2,1,'1.4.0','2026-11-30T07:53:50.885887+00:00','{"parser":"1.4.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":26,"end":30,"where":"text"},"rule":"level"}],"mentions":[{"start":30,"end":33,"where":"text","roles":["acts"],"title":{"start":26,"end":30,"where":"text"},"listed":1,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"title before","elsewhere":[]}],"events":[{"kind":"ceremony","name":"省图书馆新馆开馆","start":"2031-05-13","end":"2031-05-13","place":"","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":8,"where":"heading"},"rule":"event.ceremony","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
INSERT INTO facts VALUES(1,2,'1.4.0','2026-11-30T07:54:00.153251+00:00','{"parser":"1.4.0","people":[{"name":"沈一禾","official":false,"posts":[],"mentions":[{"start":7,"end":10,"where":"text","roles":[],"title":null,"listed":2,"place":0,"order":"","rule":"calling","role_rule":""}],"rank":0,"rule":"calling","elsewhere":[]},{"name":"顾明川","official":true,"posts":[{"name":"江岭省省长","jurisdiction":"江岭省","body":"政府","title":"省长","code":"","rank":"","key":"江岭省|政府|省长","standing":"current","span":{"start":20,"end":23,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["acts"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.verb"},{"start":23,"end":26,"where":"text","roles":["acts"],"title":{"start":20,"end":23,"where":"text"},"listed":3,"place":0,"order":"","rule":"title before","role_rule":"roles.verb"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"inspection","name":"顾明川在临泽县调研防汛","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川"],"span":{"start":0,"end":11,"where":"heading"},"rule":"event.inspection","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":["防灾减灾"],"reasons":[{"of":"防灾减灾","span":{"start":9,"end":11,"where":"heading"},"rule":"topic.lexicon"}],"unread":0}',3);
INSERT INTO facts VALUES(3,1,'1.4.0','2026-11-30T07:54:05.652657+00:00','{"parser":"1.4.0","people":[{"name":"沈怀远","official":true,"posts":[{"name":"江岭省委书记","jurisdiction":"江岭省","body":"江岭省委","title":"书记","code":"","rank":"","key":"江岭省|委|书记","standing":"current","span":{"start":12,"end":16,"where":"text"},"rule":"level"}],"mentions":[{"start":0,"end":3,"where":"heading","roles":["receives"],"title":null,"listed":1,"place":0,"order":"","rule":"known","role_rule":"roles.pair"},{"start":16,"end":19,"where":"text","roles":["receives"],"title":{"start":12,"end":16,"where":"text"},"listed":2,"place":0,"order":"","rule":"title before","role_rule":"roles.pair"}],"rank":1,"rule":"known","elsewhere":[]}],"events":[{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]}],"appointments":[],"documents":[],"phrases":[],"phrase_counts":[],"topics":[],"reasons":[],"unread":0}',3);
CREATE TABLE people (             -- 人物: a name
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
INSERT INTO people VALUES(1,'沈一禾');
INSERT INTO people VALUES(2,'顾明川');
INSERT INTO people VALUES(3,'沈怀远');
CREATE TABLE appearances (        -- a person in an article
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    official INTEGER NOT NULL,
    rank INTEGER NOT NULL, roles TEXT, appears INTEGER,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO appearances VALUES(1,0,1,0,0,'',1);
INSERT INTO appearances VALUES(1,1,2,1,1,'acts',1);
INSERT INTO appearances VALUES(2,0,3,1,1,'acts',1);
INSERT INTO appearances VALUES(3,0,3,1,1,'receives',1);
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
INSERT INTO posts VALUES(1,2,0,'江岭省省长','江岭省','政府','省长','current','','','江岭省|政府|省长');
INSERT INTO posts VALUES(2,3,0,'江岭省委书记','江岭省','江岭省委','书记','current','','','江岭省|委|书记');
INSERT INTO posts VALUES(3,3,0,'江岭省委书记','江岭省','江岭省委','书记','current','','','江岭省|委|书记');
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
INSERT INTO mentions VALUES(1,1,2,'heading',0,3,'acts',1,0,'');
INSERT INTO mentions VALUES(1,2,2,'text',23,26,'acts',3,0,'');
INSERT INTO mentions VALUES(2,0,3,'text',30,33,'acts',1,0,'');
INSERT INTO mentions VALUES(3,0,3,'heading',0,3,'receives',1,0,'');
INSERT INTO mentions VALUES(3,1,3,'text',16,19,'receives',2,0,'');
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
INSERT INTO event_people VALUES(1,0,0,2,'other');
INSERT INTO event_people VALUES(2,0,0,3,'other');
INSERT INTO event_people VALUES(3,0,0,3,'other');
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
INSERT INTO alerts VALUES('6adec9d51493a85b8192a013','省长','02104b6732bc8becada4f3c7',1,'2026-11-30T07:53:50.884054+00:00','{"id":"6adec9d51493a85b8192a013","watch_id":"省长","watch_name":"省长","article_id":"02104b6732bc8becada4f3c7","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"顾明川在临泽县调研","url":"","matches":[{"clause":"person","term":"顾明川","passage":"本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。","marks":[{"start":23,"end":26,"where":"text"}],"where":"text","person":"顾明川","posts":["江岭省省长"],"event":{"kind":"inspection","name":"顾明川在临泽县调研","start":"2031-05-14","end":"2031-05-14","place":"甘肃省张掖市临泽县","place_code":"620723","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["顾明川"],"span":{"start":0,"end":9,"where":"heading"},"rule":"event.inspection","reasons":[]},"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T07:53:50.884054Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":0,"correction":null,"replaces":"","again":null}',NULL,NULL,'dacd23e5b1111a2ded638763f9135f79b1e247dcd167019f041c5284b5656c6d');
INSERT INTO alerts VALUES('518922e7e3ccd21d74f8792a','省长','dc904a3c6918544f9f088dec',1,'2026-11-30T07:53:50.887720+00:00','{"id":"518922e7e3ccd21d74f8792a","watch_id":"省长","watch_name":"省长","article_id":"dc904a3c6918544f9f088dec","revision":1,"paper":"江岭日报","day":"2031-05-14","page":9,"section":"要闻","headline":"省图书馆新馆开馆","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。","marks":[{"start":30,"end":33,"where":"text"}],"where":"text","person":"沈怀远","posts":["江岭省委书记"],"event":{"kind":"ceremony","name":"省图书馆新馆开馆","start":"2031-05-13","end":"2031-05-13","place":"","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":8,"where":"heading"},"rule":"event.ceremony","reasons":[]},"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T07:53:50.887720Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":1,"correction":null,"replaces":"","again":null}',NULL,NULL,'6e7e32f0b253e4355120a9096770948603655785270e8ce4c0a524ddf64e25c1');
INSERT INTO alerts VALUES('f93a198a1427b13a1f996533','省长','015c0224f5eddaacfa45ede8',1,'2026-11-30T07:54:05.763003+00:00','{"id":"f93a198a1427b13a1f996533","watch_id":"省长","watch_name":"省长","article_id":"015c0224f5eddaacfa45ede8","revision":1,"paper":"江岭日报","day":"2031-05-14","page":10,"section":"要闻","headline":"沈怀远会见来访企业家","url":"","matches":[{"clause":"person","term":"沈怀远","passage":"本报讯 5月14日，江岭省委书记沈怀远在云岫市会见来访企业家一行。","marks":[{"start":16,"end":19,"where":"text"}],"where":"text","person":"沈怀远","posts":["江岭省委书记"],"event":{"kind":"reception","name":"沈怀远会见来访企业家","start":"2031-05-14","end":"2031-05-14","place":"云岫市","place_code":"","theme":"","organisations":[],"decisions":[],"next_host":"","chair":[],"speak":[],"attend":[],"other":["沈怀远"],"span":{"start":0,"end":10,"where":"heading"},"rule":"event.receive","reasons":[]},"change":null,"absence":null,"uncertain":"","asks":null,"notes":[]}],"created_at":"2026-11-30T07:54:05.763003Z","late":false,"over_limit":false,"page_label":"","continuations":[],"marks":[],"reprint":null,"position":0,"correction":null,"replaces":"","again":null}',NULL,NULL,'56e62f9b39e2b5878763d875b9820fd9e8196f2b24d33ba222ca5d25aa8a6e1d');
CREATE TABLE runs (               -- one pass of a command
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    summary TEXT NOT NULL DEFAULT ''
);
INSERT INTO runs VALUES(1,'read lanxi 2031-05-14','2026-11-30T07:53:54.807265+00:00','2026-11-30T07:53:54.825699+00:00','pending 0/0');
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
INSERT INTO deliveries VALUES(1,'248dabb04271300947a86e48','6adec9d51493a85b8192a013','desk','3dcfbb13e1ab877cdf7b45ee','done','2026-11-30T07:53:50.884054+00:00','2026-11-30T07:53:50.884054+00:00',1,'2026-11-30T07:53:55.186073+00:00',0,'127.0.0.1:36887: 250 Message accepted',0,'<3dcfbb13e1ab877cdf7b45ee@example.org>','','');
INSERT INTO deliveries VALUES(2,'ec091329920bab321aaec09e','6adec9d51493a85b8192a013','hook','871043448d715156d354a631','done','2026-11-30T07:53:50.884054+00:00','2026-11-30T07:53:50.884054+00:00',1,'2026-11-30T07:53:55.238329+00:00',0,'127.0.0.1: HTTP 204',0,'','','');
INSERT INTO deliveries VALUES(3,'bde4707faf3b502723c28199','518922e7e3ccd21d74f8792a','desk','b15847c2ad7f0f6bd3b775b8','done','2026-11-30T07:53:50.887720+00:00','2026-11-30T07:53:50.887720+00:00',1,'2026-11-30T07:53:55.229217+00:00',0,'127.0.0.1:36887: 250 Message accepted',0,'<b15847c2ad7f0f6bd3b775b8@example.org>','','');
INSERT INTO deliveries VALUES(4,'dcb3c29f92bfd9a7d1960ca2','518922e7e3ccd21d74f8792a','hook','4d4c9ede8fa1fb69b6196398','done','2026-11-30T07:53:50.887720+00:00','2026-11-30T07:53:50.887720+00:00',1,'2026-11-30T07:53:55.250581+00:00',0,'127.0.0.1: HTTP 204',0,'','','');
INSERT INTO deliveries VALUES(5,'a10fc7225a6ddfa08611f350','f93a198a1427b13a1f996533','desk','57e7304199ddafbe2c1c776c','pending','2026-11-30T07:54:05.763003+00:00','2026-11-30T07:54:05.763003+00:00',0,NULL,0,'',0,'','','');
INSERT INTO deliveries VALUES(6,'915e09f5b5447bc1b99df408','f93a198a1427b13a1f996533','hook','c4f12603b1633a44069f9f04','pending','2026-11-30T07:54:05.763003+00:00','2026-11-30T07:54:05.763003+00:00',0,NULL,0,'',0,'','','');
CREATE TABLE watch_versions (     -- 关注的各版: what a watch asked since when
    watch_id TEXT NOT NULL,
    since TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (watch_id, since)
) WITHOUT ROWID;
INSERT INTO watch_versions VALUES('省长','2026-11-30T07:53:48.092738+00:00','2eb16f486a4ced119e401fd1','{"id":"省长","name":"省长","people":[{"name":"顾明川"},{"name":"沈怀远"}],"receivers":["desk","hook"]}');
CREATE TABLE sent (               -- 已发内容: what went out and was or may have been taken
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,         -- SHA-256 of the content
    content BLOB NOT NULL         -- zlib: a mail's text, or what was posted
);
INSERT INTO sent VALUES(1,'3dcfbb13e1ab877cdf7b45ee','desk',0,'2026-11-30T07:53:55.186073+00:00','e0e2cb72dcb732960c4afad16e29b7af8eb9349bb00e7aeef8adfadcc986b6c0',X'789c758fdb4a02511486eff753ec3baf044f65ddf42e1e268a42032facbbed88304a9ec0546a24c5340bc7c328393907a147d1bdf7ecb99a57688b64d001160b16eb5bfffa7fa763d166892c5aae21d1e92351155bcef072ee56ae9127f2006b733a334969c52659bb5d831f0b68d79a4ccc7288186d5aaa134ddc43db75c017f493f7f90195257f88367a708d6a70a7cd275ae8fd096d7587c3633b2f41d6cf380d1d801348e521e7d968ccddb1d184a11ca4aa843564f72d6e0feecf5de3f687fb0daa385fd936a8fa3b89d354e9f4812c7ad8943748c47a9d184bbee252dc002d14d8bc8b759d554c224de8b8ccbf62ed95a80d6c16390f202455136b8a6bdc93dc8cce0678b9b4f32f70ff1500a23469a7cb819b48322d2460ea2c9986be80df178a1e86838168ec282ac422f148e834180b036cb56871f44d0bd7579791f3c4bf07d0b34bea01c0eb85802a4f8e38c2fa9b5d9bee0cad91bc23d6a8c59efba45ce5d978271682712175c1537c02d38032ba');
INSERT INTO sent VALUES(2,'b15847c2ad7f0f6bd3b775b8','desk',0,'2026-11-30T07:53:55.229217+00:00','3e3f0f30eefc0046b7463d55e383fe80712a42c99aa03a87708c1d7895d2b311',X'789c7590cd4ec2401485f7f31477c78a04a418baf15d0894683460c202dd0d184d6b204882825a628c52d0d0ca8fd1524a497c149899b6abbe8243ea4f2271739239f9cebdf70c1bcb0c636fa106b6cc467774acbb6a99f69a64aa79c630b095c0be593bb70e777ced8c5d0db9521b73858f77d88a25e274fa9a64aa1c4fb0561796b809e120fe62e7ddbf90b086b8e70e06a2abc8e06965bf35436807983ae0bc67bcc0e642d6eef35cb836b0ab9ee150ab47e63562625a3b2156d5bd7688f9bcc295cd122b7cc1be5bae708398d6d7ccbaee2a551e4100b43127a6cebbd2d3099bf48965b9ca13fcc410a27a9bdd3f70e0385d28497928ee164a90cd8831219dc86c8bf154521072622e964a65a50c224e87d58c5f5a3a3a3c48efe5ff0d40841fec5f2e220845a38098fee8570c327b739ba3f0a025564362893b5e4fa3f506ff05aed4c190958afbbcc5270a7b0e1d');
INSERT INTO sent VALUES(3,'871043448d715156d354a631','hook',0,'2026-11-30T07:53:55.238329+00:00','4428fdabbde9a783edd89fea58f2c9413ce02ddd1ce5a31b8760e78f2bc22728',X'789c8d54db6a1341187e9530b726b2c79c9ec3bb12c26477da0cd913b393d612023d20c4a2d58bda168c58911611ed21161a4dd282af6276935cf515fc67b64963c422b9c9fcf3cd7ff8beefdf06e2eb014145841dc2384a234e5d1272ec0610d3142d9b51d58cae3c517245532f9acae37cde504ce391a2141505e036e618151b081e85788594a90deff239553174c3c8db39d554cdacad9b06ceea2ae019b1085d250c5055dfaf4124f0c390561c52b6eb81432dcca19b65ec8444806d0a0f3881a45edd71d2c8f2e12dd4999e65d7212a2e3590ac9cc536b10ab6a91a051de7cd4a5e2d68585175a8b386b95515ad4ae0a8bd39797303610fbbe4fedc4ca3b0eeba98ad436cf2e13a3edc8daededdf65bf1c5fba8f3155009f0b6ff3c6a7f1a762fe36f8368f7667cbe3d3ada4bfdbc4a8df60ec75bdb008afa47f1ee7ed4dd9a81c4b5a6e86af4fdd28cdb2dd5880f8ea101677e62315ed9a12ee5b3105ec1d49bcecb48c0a8c7efe960821feacf00162390cf2e63fe7ffa61c6a9e590192f8a06d255b2395dab58f90ab1b08d8d65ddca49e95669284ba9a01a0ea488092f3049bc739cd881c8c2ba9a51cc8c6a0881a55e056076da2a1a9f6c4e0e7a705725d876a847e6d9fe9b5800d69903182446f638f5ea586412c29780b4807865d0ac26cf20a12ba426892d2c07d743911ffa0da138389c3077be9e6831b95b08faa1b4165ad01e95c44cd2ee8280f617187d7c7a0626199f9e8f379ea5e24e6bd8dd189d5c834b5233a96ffb2f16123d30f1e4b0135fbc8dae8e8783f6af8dad616f3feaff802b4802dcc53b3be3cb8fc35e6ffc7a10b5cee3b357506fd8fd1c750e86839780478283848f254d4f6bd912f4bc56254c74ccc953b1e86495082335508d7a4279ea85c19d40b3ad785813f84c30bea83691c9fe3480832db963ffde8d29aa6cf9b680663525a789ade555223b81bf3e5bc11e0de79587659796bc3b7a3059b90ab2250f02e20789b5ad2aa62cc1c090b896fcc59ccb6ea587a09040cc39a0d4042bc14b6fee7353098967cd8e9ecfc95de93a8419979b8a50b304bfe66f418b4035');
INSERT INTO sent VALUES(4,'4d4c9ede8fa1fb69b6196398','hook',0,'2026-11-30T07:53:55.250581+00:00','6bce325eb34ccc41957abfd9089bc0bd69e7d0c760982c93c2d4a8de2a83e55a',X'789c8d545b4b1b4114fe2b32af4dca5e72d9cdefe89b8430993d3143f6c6ec442b21105b285a94bef4de409fd452aab552a8da54a17fa5c91a9ff2177a66768db1b65002cb9c33dfb97ce73b931e91eb31901aa13e08490a44f200124983187d9661558aa659b48d0746b556b66b65e3bee354ab9671cf306a8681708f4a4a6a3d8241095d8106f730aee495980b1e382d6ab69a15b75931dd8aed3a8817c080af8240543b8a3ae889a324e14d1f1a5e37f639a312bb69513f0105f6380648c0a461d7f70b8445188b75ae6ddd75426acb3da22b974dc7b52ca882cd9867995eb5d472aaae45b1ce1a95acad5ad5c0cbe1c6d58b0b748734801bbb5f20493708a858475f7abc990e06d38be16cb4997e793f393e40d464fff9f8746f7a78341b6dcd466f95e7dd397aaef69ea42f8ff03b190df0bbf4f3db9265d8e6e4f46b391d6e9a76fa6a17abf98bf4149786cf032ee72eba4279784d4e402c78286fb80b350c1ecd014c00e6f31a54fe9f585448ce7c980fc163ae51a236abb8a6532e955a6ecb701c0f98d6699527ba948912d1582b960d0199a44f7733ed4117b6cda2512e9a25a5a616c7c5315eb74aa67b1b57afbee35d1ba8e7f3301ff75fc786a8aef0114014df50f2b04b551a25711d271643d840753ada46b102252a640bc07cda4d54726c36c1cab8cb2082451d557fd9dd1fce28d14b44eeaa4cea8a93de6d1534fc84d4a7879f97ee12485f7fc0c9643466a3ede9e1f9e46c7ffc63677c3298ec3c1e9f6d5fbe391f9f7cfc357874b7cabc99f1c9599eedd9c1e5d63682892299115eb68d826dd7b1a3b53608d58f8487eacdc22aa835e9910e0f95ae0c6f83285cbfb5deff9a373e76211765b455469de7962bf629834c197d6cb0c8cb6dd986203f466285863c59140d174aaf526e86d873a38d13cf734114672bc9da948b0c93c4403bd9914aa99bd1f26321a1759a8b57efe3166064b8f09fd04c206473338c24e4a5bbe81652bf3042fa75fcf57f0301e10473');
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
INSERT INTO seals VALUES('alerts','518922e7e3ccd21d74f8792a',X'e687afb39b1bbfe0689d8b6500d6dcfc');
INSERT INTO seals VALUES('alerts','6adec9d51493a85b8192a013',X'6ac53c3bd80bd6009686a0f49de42070');
INSERT INTO seals VALUES('alerts','f93a198a1427b13a1f996533',X'23f5a842c9995115547afe3dd3382d30');
INSERT INTO seals VALUES('articles','1',X'368588ea3fa114267abe825a5759fa07');
INSERT INTO seals VALUES('articles','2',X'2f9428e29ff24c79ee36c2a20950bc42');
INSERT INTO seals VALUES('articles','3',X'1560608b74b03c6d47109b0d91a3a9a4');
INSERT INTO seals VALUES('captures','1',X'1c9bf74a6752e381bd520629e500a550');
INSERT INTO seals VALUES('captures','2',X'9b1a2ae4caa477280afc928b53ad56d3');
INSERT INTO seals VALUES('captures','3',X'8e643b1129a8bad2bf3db4b697b87b83');
INSERT INTO seals VALUES('deliveries','1',X'76236dfb584cd3674eab8e5ff61f6f4c');
INSERT INTO seals VALUES('deliveries','2',X'e139e48939e21276d72b5299ee70fa2c');
INSERT INTO seals VALUES('deliveries','3',X'c2c8a340f8020c66e1c775439c366cd6');
INSERT INTO seals VALUES('deliveries','4',X'42e9ae9e916bd3e32b36e63a7d26f66f');
INSERT INTO seals VALUES('deliveries','5',X'5583c0683d9ce9efa125b7da0a9dab6b');
INSERT INTO seals VALUES('deliveries','6',X'da9e59e2f707cd9fff90404766910517');
INSERT INTO seals VALUES('facts','11',X'de373d761b8be3896b4b49e2b6e51a78');
INSERT INTO seals VALUES('facts','12',X'7959ea68ee7ca8ca7afee023a865192d');
INSERT INTO seals VALUES('facts','21',X'b0d3d4b05e6678e4fea773813bea160d');
INSERT INTO seals VALUES('facts','31',X'6d9639687fb8355bd3edc3ad27fa7cc5');
INSERT INTO seals VALUES('followed','lanxi',X'efc6b85de01a73098c5e675700b88dc3');
INSERT INTO seals VALUES('issues','lanxi2031-05-14',X'5023e7953ef1999199375e5f57884583');
INSERT INTO seals VALUES('revisions','11',X'4c3fd982f095810a28c87f6e435541be');
INSERT INTO seals VALUES('revisions','12',X'd8056d28da5a139a973a19a2f4476768');
INSERT INTO seals VALUES('revisions','21',X'17ca14fcb0271a19e544b24c8dedc4fc');
INSERT INTO seals VALUES('revisions','31',X'539a4f6a59eb8cd637065328be0a1ce3');
INSERT INTO seals VALUES('sent','1',X'e37c5951f5f96e09084632cffe599cc0');
INSERT INTO seals VALUES('sent','2',X'b57009ab589772c3144f023da8d0606b');
INSERT INTO seals VALUES('sent','3',X'233a8c76ce785878c6594eeff28a8102');
INSERT INTO seals VALUES('sent','4',X'759741fea58a911526509cdbce85caac');
INSERT INTO seals VALUES('urls','file:page.txt',X'3551c95c637337d68c5c2d12d5586e1c');
INSERT INTO seals VALUES('watch_versions','省长2026-11-30T07:53:48.092738+00:00',X'5c7daf8cee35a50cb2ef9008d0d6d43c');
INSERT INTO seals VALUES('watches','省长',X'7b257eefb10c30a004a4778da14d9b3a');
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
CREATE INDEX facts_by_rows ON facts (rows, article, revision);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id=1497452375;
PRAGMA user_version=16;
