"""Posts of every kind of organ as local and national papers print them; all people are invented."""

import pytest

from tests.parser.test_posts import posts_of

IN_YUNLING = {  # in a provincial paper, whose province the post leaves out
    "a democratic party's provincial committee": (
        "省政协副主席、民建省委主委钱立群主持，省政协副主席罗秋实、杜明远出席。",
        {
            "钱立群": ["云南省政协副主席", "民建云南省委主委"],
            "罗秋实": ["云南省政协副主席"],
            "杜明远": ["云南省政协副主席"],
        },
    ),
    "九三学社 and 农工党": (
        "农工党省委会主委钱立群，九三学社省委主委罗秋实参加。",
        {"钱立群": ["农工党云南省委会主委"], "罗秋实": ["九三学社云南省委主委"]},
    ),
    "the garrison": (
        "省军区司令员钱立群、政治委员罗秋实参加。",
        {"钱立群": ["云南省军区司令员"], "罗秋实": ["云南省军区政治委员"]},
    ),
    "firemen": ("省消防救援总队总队长钱立群陪同。", {"钱立群": ["云南省消防救援总队总队长"]}),
    "an office whose short name begins like a surname": (
        "省委宣传部副部长、省文明办主任钱立群出席。",
        {"钱立群": ["云南省委宣传部副部长", "云南省文明办主任"]},
    ),
    "a centre": ("省大数据中心主任钱立群介绍情况。", {"钱立群": ["云南省大数据中心主任"]}),
    "the headquarters against floods": ("省防指副指挥长钱立群部署。", {"钱立群": ["云南省防指副指挥长"]}),
    "a cooperative that the state leads": ("省供销合作社主任钱立群到会。", {"钱立群": ["云南省供销合作社主任"]}),
}


@pytest.mark.parametrize(("text", "expected"), IN_YUNLING.values(), ids=IN_YUNLING)
def test_a_provincial_organ_gets_its_province(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(text, paper="云南日报") == expected


WHOLE = {
    "a group of friendship with a state": (
        "全国人大常委会副委员长、中国—秘鲁友好小组组长罗桐致电。",
        {"罗桐": ["全国人大常委会副委员长", "中国—秘鲁友好小组组长"]},
    ),
    "a fair of continents": (
        "国务院副总理、中国—亚欧博览会组委会主任罗桐出席。",
        {"罗桐": ["国务院副总理", "中国—亚欧博览会组委会主任"]},
    ),
    "a mission to a union of states": ("驻非盟使团团长罗桐参加。", {"罗桐": ["中国驻非盟使团团长"]}),
    "a court named in short": ("石家庄中院刑二庭庭长罗桐宣读了判决书。", {"罗桐": ["石家庄市中级人民法院刑二庭庭长"]}),
    "a headquarters whose head another title names": (
        "抢险救援指挥部总指挥为副县长罗桐，副总指挥为应急管理局局长陶明。",
        {"罗桐": ["抢险救援指挥部总指挥", "副县长"], "陶明": ["抢险救援指挥部副总指挥", "应急管理局局长"]},
    ),
    "a ship named for somebody": ("郑和舰舰长罗桐说，准备好了。", {"罗桐": ["郑和舰舰长"]}),
    "a ship that is a hospital": ("昆仑医院船任务指挥员罗桐少将到场。", {"罗桐": ["昆仑医院船任务指挥员"]}),
    "who speaks for the office, a bureau of which he leads": (
        "国务院新闻办新闻局副局长、新闻发言人罗桐主持。",
        {"罗桐": ["国务院新闻办新闻局副局长", "国务院新闻办新闻发言人"]},
    ),
    "a term that is over by itself": (
        "全国人大常委会原副委员长、十一届全国妇联主席罗桐讲话。",
        {"罗桐": ["全国人大常委会原副委员长", "全国妇联主席"]},
    ),
    "a deputy beside another work": (
        "全国妇联主席陶明、兼职副主席罗桐到会。",
        {"陶明": ["全国妇联主席"], "罗桐": ["全国妇联副主席"]},
    ),
    "where somebody is at home": (
        "他的家乡湖南省华容县县委书记罗桐慰问。",
        {"罗桐": ["湖南省华容县委书记"]},
    ),
    "a Han name that is like a Japanese one": (
        "越南总理阮德海来访，外交部部长助理牧野陪同。",
        {"阮德海": ["越南总理"], "牧野": ["外交部部长助理"]},
    ),
    "a town with its county": (
        "在华容县碧水镇，镇党委书记罗桐、副镇长陶明介绍了情况。",
        {"罗桐": ["华容县碧水镇党委书记"], "陶明": ["华容县碧水镇副镇长"]},
    ),
    "a zone whose name is read as a person's": (
        "省环境保护厅厅长窦艳、安新县委书记钱立群汇报。杨凌示范区党工委书记罗秋实，中国—东盟博览会秘书处秘书长甘文清参加。",
        {
            "窦艳": ["河北省环境保护厅厅长"],
            "钱立群": ["安新县委书记"],
            "罗秋实": ["杨凌示范区党工委书记"],
            "甘文清": ["中国—东盟博览会秘书处秘书长"],
        },
    ),
    "a verb before the post": (
        "岳西县人民法院公开审理江垣市委原秘书长陶明远滥用职权案。",
        {"陶明远": ["江垣市委原秘书长"]},
    ),
    "a preposition before the headquarters": (
        "据岳西县森林防火指挥部办公室主任陶明远说，明火已扑灭。",
        {"陶明远": ["岳西县森林防火指挥部办公室主任"]},
    ),
    "a region of the army beside a province's": (
        "济南军区举行仪式，军区党委书记、政治委员陶明远主持。河南省军区副司令员窦艳，军区空军副参谋长商鼎受勋。",
        {
            "陶明远": ["济南军区党委书记", "济南军区政治委员"],
            "窦艳": ["河南省军区副司令员"],
            "商鼎": ["济南军区空军副参谋长"],
        },
    ),
    "the highest court and procuratorate in short": (
        "最高检副检察长陶明远、最高法民一庭庭长商鼎，岚国最高检察院检察长窦艳到会。",
        {
            "陶明远": ["最高人民检察院副检察长"],
            "商鼎": ["最高人民法院民一庭庭长"],
            "窦艳": ["岚国最高检察院检察长"],
        },
    ),
    "for whom somebody speaks": ("他代表意大利卫生部部长马里奥·雷斯到会。", {"马里奥·雷斯": ["意大利卫生部部长"]}),
    "where a member of a national body is": ("在皖全国政协常委陶明远调研。", {"陶明远": ["全国政协常委"]}),
    "a numbered army": ("第54集团军副参谋长陶明远到会。", {"陶明远": ["第54集团军副参谋长"]}),
    "the bureau named before": (
        "岳西县统计局昨日开放。该局党组成员、副局长陶明远讲解。",
        {"陶明远": ["岳西县统计局党组成员", "岳西县统计局副局长"]},
    ),
    "the squad named before, and the one above it": (
        "武警云岭总队岚溪支队举行仪式。支队长陶明远宣读，政治委员顾知海致辞。总队副政治委员杜鹏到场。",
        {
            "陶明远": ["武警云岭总队岚溪支队支队长"],
            "顾知海": ["武警云岭总队岚溪支队政治委员"],
            "杜鹏": ["武警云岭总队副政治委员"],
        },
    ),
    "other parts of the court named before": (
        "岚溪县法院院长孟安主持会议，政治部主任陶明远、审判委员会专职委员顾知海、执行局局长杜鹏到会。",
        {
            "孟安": ["岚溪县法院院长"],
            "陶明远": ["岚溪县法院政治部主任"],
            "顾知海": ["岚溪县法院审判委员会专职委员"],
            "杜鹏": ["岚溪县法院执行局局长"],
        },
    ),
    "the zone named before": (
        "岚溪新区党工委书记陶明远主持会议。党工委委员、管委会副主任顾知海，纪工委书记杜鹏到会。",
        {
            "陶明远": ["岚溪新区党工委书记"],
            "顾知海": ["岚溪新区党工委委员", "岚溪新区管委会副主任"],
            "杜鹏": ["岚溪新区纪工委书记"],
        },
    ),
    "the street named before": (
        "东岭街道党工委书记陶明远检查，街道人大工委主任顾知海、武装部部长杜鹏参加。",
        {
            "陶明远": ["东岭街道党工委书记"],
            "顾知海": ["东岭街道人大工委主任"],
            "杜鹏": ["东岭街道武装部部长"],
        },
    ),
    "a company of the traffic police": (
        "岚溪市公安局交通警察支队支队长陶明远带队，一大队大队长顾知海参加。",
        {"陶明远": ["岚溪市公安局交通警察支队支队长"], "顾知海": ["岚溪市公安局交通警察支队一大队大队长"]},
    ),
    "whom somebody meets": (
        "代表团2日与省委书记陶明远、省长顾知海会面。",
        {"陶明远": ["省委书记"], "顾知海": ["省长"]},
    ),
    "the fire brigade named before": (
        "岚溪市消防救援支队授旗，政委陶明远、副支队长顾知海到场。",
        {"陶明远": ["岚溪市消防救援支队政委"], "顾知海": ["岚溪市消防救援支队副支队长"]},
    ),
    "the military region named before": (
        "济南军区组织演练。军区后勤部副部长陶明远到场，军区司令员顾知海讲评。",
        {"陶明远": ["济南军区后勤部副部长"], "顾知海": ["济南军区司令员"]},
    ),
    "heads of the court and the procuratorate, who are others": (
        "到会的还有省法院院长、省检察院检察长，兰州军区原参谋长陶明远。",
        {"陶明远": ["兰州军区原参谋长"]},
    ),
    "a national body's centre": (
        "国家体育总局乒乓球羽毛球运动管理中心主任陶明远到会。",
        {"陶明远": ["国家体育总局乒乓球羽毛球运动管理中心主任"]},
    ),
    "a street's committee": (
        "徐汇区康健新村街道党工委书记陶明远说。",
        {"陶明远": ["徐汇区康健新村街道党工委书记"]},
    ),
    "a bureau's party group": (
        "记者走进湖北省审计厅。厅党组书记、厅长陶明远打开账本。",
        {"陶明远": ["湖北省审计厅党组书记", "湖北省审计厅厅长"]},
    ),
    "a prefecture beside the city of the dateline": (
        "本报吉首5月9日电 湘西土家族苗族自治州的龙舟赛在吉首开桨，州委书记陶明远鸣锣。",
        {"陶明远": ["湘西土家族苗族自治州委书记"]},
    ),
    "two fields joined by 及": (
        "马来西亚副总理兼能源及水务部部长陈志明来访。",
        {"陈志明": ["马来西亚副总理", "马来西亚能源及水务部部长"]},
    ),
    "a division of the procuratorate": (
        "浙江省检察院公诉一处检察员陶明远说。",
        {"陶明远": ["浙江省检察院公诉一处检察员"]},
    ),
    "a hall is no part of it": (
        "国务院总理顾知远5日在岚溪宾馆与非洲议会议长苏哈姆会谈。",
        {"顾知远": ["国务院总理"], "苏哈姆": ["非洲议会议长"]},
    ),
    "two fields of one bureau": (
        "平江县教育和体育局局长陶明远、县文化广电和旅游局局长程海参加，市民和市公安局局长顾知海交谈。",
        {"陶明远": ["平江县教育和体育局局长"], "程海": ["平江县文化广电和旅游局局长"], "顾知海": ["岳阳市公安局局长"]},
    ),
    "a zone for free trade": (
        "云岭省自贸试验区管委会副主任陶明远出席。",
        {"陶明远": ["云岭省自贸试验区管委会副主任"]},
    ),
    "a zone's committee, then its administration": (
        "云水新区党工委书记、管委会主任钱立群，党工委副书记、管委会副主任罗秋实陪同。",
        {
            "钱立群": ["云水新区党工委书记", "云水新区管委会主任"],
            "罗秋实": ["云水新区党工委副书记", "云水新区管委会副主任"],
        },
    ),
    "a deputy of the zone's administration": (
        "岚溪高新区管委会主任钱立群、副主任罗秋实介绍。",
        {"钱立群": ["岚溪高新区管委会主任"], "罗秋实": ["岚溪高新区管委会副主任"]},
    ),
    "a street's office": (
        "岚溪区柳湾街道党工委书记钱立群、办事处主任罗秋实说。",
        {"钱立群": ["岚溪区柳湾街道党工委书记"], "罗秋实": ["岚溪区柳湾街道办事处主任"]},
    ),
    "a police station": ("岚溪市公安局柳湾派出所所长钱立群说。", {"钱立群": ["岚溪市公安局柳湾派出所所长"]}),
    "a police corps": (
        "云岭省公安厅反恐怖总队副总队长钱立群说。",
        {"钱立群": ["云岭省公安厅反恐怖总队副总队长"]},
    ),
    "a branch of the central bank": (
        "人民银行昆明中心支行行长钱立群参加。",
        {"钱立群": ["人民银行昆明中心支行行长"]},
    ),
    "a party's department named by an act": (
        "民革中央督办部部长钱立群、民盟岚溪市委考察处副处长罗秋实参加。",
        {"钱立群": ["民革中央督办部部长"], "罗秋实": ["民盟岚溪市委考察处副处长"]},
    ),
    "a discipline group in the department named before": (
        "云岭省林业厅召开会议，省纪委驻厅纪检组组长钱立群讲话。",
        {"钱立群": ["云岭省纪委驻省林业厅纪检组组长"]},
    ),
    "who looks into a case": (
        "岚溪市纪委监委对岚溪市住房和城乡建设局原局长钱立群立案审查。",
        {"钱立群": ["岚溪市住房和城乡建设局原局长"]},
    ),
    "a consul beside the consul general": (
        "中国驻巴里总领事钱立群、领事罗秋实到会。",
        {"钱立群": ["中国驻巴里总领事"], "罗秋实": ["中国驻巴里总领馆领事"]},
    ),
    "a liaison office": ("香港中联办主任钱立群致辞。", {"钱立群": ["香港中联办主任"]}),
    "a representative at the United Nations": (
        "中国常驻联合国副代表钱立群大使发言。",
        {"钱立群": ["中国常驻联合国副代表"]},
    ),
    "a ministry's negotiator": (
        "商务部国际贸易谈判副代表钱立群参加。",
        {"钱立群": ["商务部国际贸易谈判副代表"]},
    ),
    "an academy of the armed forces": ("国防大学政委钱立群出席。", {"钱立群": ["国防大学政委"]}),
    "a garrison's first secretary": (
        "钱立群任沈阳警备区党委委员、常委、第一书记。",
        {"钱立群": ["沈阳警备区党委委员", "沈阳警备区党委常委", "沈阳警备区党委第一书记"]},
    ),
    "a garrison's committee of the party": (
        "钱立群任中共沈阳警备区委员会委员、常委、第一书记。",
        {"钱立群": ["沈阳警备区党委委员", "沈阳警备区党委常委", "沈阳警备区党委第一书记"]},
    ),
    "a bureau's committee of the party, and a town's": (
        "钱立群任中共岚溪市公安局委员会副书记，罗秋实任中共岚溪县柳湾镇委员会书记。",
        {"钱立群": ["岚溪市公安局党委副书记"], "罗秋实": ["岚溪县柳湾镇党委书记"]},
    ),
    "a bureau of a town that no table knows, behind another place": (
        "长沙市委书记钱立群主持，岚溪市财政局局长罗秋实发言。",
        {"钱立群": ["长沙市委书记"], "罗秋实": ["岚溪市财政局局长"]},
    ),
    "a prefecture without a city": (
        "阿里地委书记钱立群，地委副书记、行署专员罗秋实出席。",
        {"钱立群": ["阿里地委书记"], "罗秋实": ["阿里地委副书记", "阿里地区行署专员"]},
    ),
    "a former party group": (
        "交通运输部原党组副书记、副部长钱立群接受审查。",
        {"钱立群": ["交通运输部原党组副书记", "交通运输部原副部长"]},
    ),
    "the party group of a company that stood before": (
        "第十八届中央候补委员，云岭石油集团公司原副总经理、党组成员钱立群被查。",
        {"钱立群": ["第十八届中央候补委员"]},
    ),
    "a section of the bureau before it": (
        "云岭省统计局副局长钱立群、综合处处长罗秋实出席。",
        {"钱立群": ["云岭省统计局副局长"], "罗秋实": ["云岭省统计局综合处处长"]},
    ),
    "a court's chamber": (
        "岚溪市中级人民法院副院长钱立群、刑庭庭长罗秋实出席。",
        {"钱立群": ["岚溪市中级人民法院副院长"], "罗秋实": ["岚溪市中级人民法院刑庭庭长"]},
    ),
    "a department that prints its ministry": (
        "财政部部长助理钱立群、财政部国库司司长罗秋实出席。",
        {"钱立群": ["财政部部长助理"], "罗秋实": ["财政部国库司司长"]},
    ),
    "a bureau inside a commission": (
        "国家发展改革委副秘书长钱立群，运行局局长罗秋实答问。",
        {"钱立群": ["国家发展改革委副秘书长"], "罗秋实": ["国家发展改革委运行局局长"]},
    ),
    "an office behind a task": (
        "国家铁路局安全监察专员、设备监督管理司司长钱立群介绍。",
        {"钱立群": ["国家铁路局安全监察专员", "国家铁路局设备监督管理司司长"]},
    ),
    "the head of headquarters that were named before": (
        "岚溪县委书记、岚溪县防汛抗旱指挥部政委钱立群，县长、指挥长罗秋实带队。",
        {
            "钱立群": ["岚溪县委书记", "岚溪县防汛抗旱指挥部政委"],
            "罗秋实": ["岚溪县县长", "岚溪县防汛抗旱指挥部指挥长"],
        },
    ),
    "the head of nothing that was named": ("副省长、组长钱立群带队。", {"钱立群": ["副省长"]}),
    "the red cross": (
        "中国红十字会会长钱立群、党组书记罗秋实出席。",
        {"钱立群": ["中国红十字会会长"], "罗秋实": ["中国红十字会党组书记"]},
    ),
    "a prefecture's short name behind a name": (
        "楚雄州委书记钱立群，楚雄州委副书记罗秋实参加。",
        {"钱立群": ["楚雄州委书记"], "罗秋实": ["楚雄州委副书记"]},
    ),
    "an office left": (
        "副市长钱立群去年6月在岚溪市委副书记、纪委书记任上调任他处。",
        {"钱立群": ["岚溪市副市长", "岚溪市委副书记", "岚溪市纪委书记"]},
    ),
    "who is in charge of an office": (
        "中央财办分管日常工作的副主任钱立群介绍。",
        {"钱立群": ["中央财办副主任"]},
    ),
    "a party's candidate for nothing named": ("国民联合党候选人钱立群发言。", {}),
    "who leads for the time being": ("省委办公厅主持工作的副主任钱立群说。", {"钱立群": ["省委办公厅副主任"]}),
    "who was dismissed, in a clause before the name": (
        "5月被免去省审计厅厅长职务的钱立群到会。",
        {"钱立群": ["省审计厅厅长"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_an_organ_is_read_whole(text: str, expected: dict[str, list[str]]) -> None:
    found = posts_of(text)
    assert {name: posts for name, posts in found.items() if posts} == expected


ABROAD = {
    "a province, in a story about its state": (
        "巴基斯坦发生洪水。信德省首席部长穆拉德·沙里夫宣布救灾。",
        {"穆拉德·沙里夫": ["巴基斯坦信德省首席部长"]},
    ),
    "a district and its police": (
        "巴基斯坦发生洪水，海尔布地区副专员伊姆兰·苏鲁、地区警察局长法德·钱德到场。",
        {"伊姆兰·苏鲁": ["巴基斯坦海尔布地区副专员"], "法德·钱德": ["巴基斯坦海尔布地区警察局长"]},
    ),
    "a state whose formal name stands before a ministry": (
        "乌拉圭东岸共和国外交部长埃米利奥·萨拉德访华。",
        {"埃米利奥·萨拉德": ["乌拉圭外交部部长"]},
    ),
    "a head of government's office": (
        "他会见约旦首相办公厅主任纳德尔·哈马赫。",
        {"纳德尔·哈马赫": ["约旦首相办公厅主任"]},
    ),
    "a central bank": ("加纳银行前副行长马杜·优素德到访。", {"马杜·优素德": ["加纳银行前副行长"]}),
    "a candidate's team": (
        "他的竞选团队发言人、加纳通信部副部长费利德·阿贾德说，交接平稳。",
        {"费利德·阿贾德": ["加纳通信部副部长"]},
    ),
    "who speaks for a high representative": (
        "欧盟外交与安全政策高级代表发言人索菲亚·贝里德说，欢迎。",
        {"索菲亚·贝里德": ["欧盟外交与安全政策高级代表发言人"]},
    ),
    "a body of the United Nations, and what was held before": (
        "安娜·范德斯现任世界粮食计划署助理执行干事，曾任荷兰驻肯尼亚大使。",
        {"安娜·范德斯": ["世界粮食计划署助理执行干事", "荷兰驻肯尼亚大使"]},
    ),
    "a police's chief who takes a post of the United Nations": (
        "塞内加尔警察总监阿达玛·恩迪耶出任联合国马里稳定团警察专员。",
        {"阿达玛·恩迪耶": ["塞内加尔警察总监", "联合国马里稳定团警察专员"]},
    ),
    "a house of a parliament with the next state": (
        "哈萨克斯坦副总理叶尔兰·萨德尔、塔吉克斯坦最高会议民族院副主席祖莱娜·拉赫德致辞。",
        {"叶尔兰·萨德尔": ["哈萨克斯坦副总理"], "祖莱娜·拉赫德": ["塔吉克斯坦最高会议民族院副主席"]},
    ),
    "who was elected and is not yet sworn in": (
        "我愿同哥伦比亚总统当选人一道努力。我愿同哥伦比亚的梅嫩德当选总统一道努力。",
        {"梅嫩德": ["哥伦比亚当选总统"]},
    ),
    "the president behind the party's head": (
        "老挝人民革命党中央总书记、国家主席坎平·西拉冯访华。",
        {"坎平·西拉冯": ["老挝人民革命党中央总书记", "老挝国家主席"]},
    ),
    "a list goes on behind a house of parliament": (
        "俄罗斯联邦委员会主席瓦西连科、国家杜马主席沃罗金科出席。",
        {"瓦西连科": ["俄罗斯联邦委员会主席"], "沃罗金科": ["俄罗斯国家杜马主席"]},
    ),
    "a security council's secretary": (
        "俄罗斯联邦安全会议秘书帕特罗舍夫访华。",
        {"帕特罗舍夫": ["俄罗斯联邦安全会议秘书"]},
    ),
    "an emirate's crown prince": ("阿联酋阿布扎比王储哈利德访华。", {"哈利德": ["阿联酋阿布扎比王储"]}),
    "a chief of staff": (
        "巴基斯坦总理沙利夫、陆军参谋长巴杰尔参加。",
        {"沙利夫": ["巴基斯坦总理"], "巴杰尔": ["巴基斯坦陆军参谋长"]},
    ),
    "who is appointed abroad under a name like a Chinese one": (
        "秘鲁议会任命前国防部长罗萨斯为总理。",
        {"罗萨斯": ["秘鲁前国防部部长", "秘鲁总理"]},
    ),
    "former in two offices": (
        "埃及任命前副总理兼财政部长贝卜罗维为政府总理。",
        {"贝卜罗维": ["埃及前副总理", "埃及前财政部长", "埃及总理"]},
    ),
    "who takes over from whom": (
        "秘鲁副总统罗萨斯科将接替总理门多萨诺出任政府总理。",
        {"罗萨斯科": ["秘鲁副总统", "秘鲁总理"], "门多萨诺": ["秘鲁总理"]},
    ),
    "fields between stops": (
        "蒙古国教育、文化、科学与体育部部长巴特额尔敦，佛得角外交、合作与区域一体化部长伊莎贝尔·蒙罗访华。",
        {
            "巴特额尔敦": ["蒙古国教育、文化、科学与体育部部长"],
            "伊莎贝尔·蒙罗": ["佛得角外交、合作与区域一体化部长"],
        },
    ),
    "a committee of two fields, one of them a verb": (
        "肯尼亚独立选举与边界委员会主席哈桑德宣布结果。",
        {"哈桑德": ["肯尼亚独立选举与边界委员会主席"]},
    ),
    "an envoy to a union": (
        "波兰总理科瓦尔奇克宣布，原外交部长安娜·斯特雷克改任波兰驻欧盟代表。",
        {"科瓦尔奇克": ["波兰总理"], "安娜·斯特雷克": ["波兰原外交部部长", "波兰驻欧盟代表"]},
    ),
    "an adviser is a post": (
        "埃及前总参谋长阿南斯基被任命为总统顾问。",
        {"阿南斯基": ["埃及前总参谋长", "埃及总统顾问"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ABROAD.values(), ids=ABROAD)
def test_an_office_abroad_gets_its_state(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(text) == expected
