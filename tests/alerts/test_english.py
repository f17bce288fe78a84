"""What English messages call people, places and posts: the people are invented, places and posts are real ones."""

import pytest

from alerts.english.events import say_event
from alerts.english.people import say_person
from alerts.english.places import say_place
from alerts.english.posts import say_post
from alerts.english.tables import load_rows
from alerts.english.words import beside, show_paper, show_section
from monitor.parser.text import read_table
from monitor.records import EVENT_KINDS

PEOPLE = """
顾知远 Gu Zhiyuan
陈吉明 Chen Jiming
欧阳修文 Ouyang Xiuwen
欧阳远 Ouyang Yuan
尉迟长风 Yuchi Changfeng
万俟宁 Moqi Ning
长孙明远 Zhangsun Mingyuan
令狐知行 Linghu Zhixing
澹台乐 Tantai Le
司马朝阳 Sima Chaoyang
诸葛重山 Zhuge Chongshan
单宏伟 Shan Hongwei
单单 Shan Dan
曾知远 Zeng Zhiyuan
曾曾 Zeng Zeng
仇志强 Qiu Zhiqiang
解振华 Xie Zhenhua
查文远 Zha Wenyuan
任重 Ren Zhong
任长霞 Ren Changxia
朴志明 Piao Zhiming
盖如海 Ge Ruhai
区建国 Ou Jianguo
翟长青 Zhai Changqing
缪文清 Miao Wenqing
乐明远 Yue Mingyuan
覃志刚 Qin Zhigang
员立新 Yun Lixin
逄爱华 Pang Aihua
乜建军 Nie Jianjun
仉铁军 Zhang Tiejun
折文涛 She Wentao
召建国 Shao Jianguo
种志远 Chong Zhiyuan
华明远 Hua Mingyuan
宁长河 Ning Changhe
郝乐 Hao Le
刘乐章 Liu Yuezhang
周长春 Zhou Changchun
吴重阳 Wu Chongyang
孙重 Sun Zhong
郑朝晖 Zheng Zhaohui
冯朝霞 Feng Zhaoxia
张朝 Zhang Chao
王成长 Wang Chengzhang
李婀娜 Li Enuo
沈阿爱 Shen A'ai
许西安 Xu Xi'an
吕绿芽 Lü Lüya
习明远 Xi Mingyuan
贾知书 Jia Zhishu
葛长庚 Ge Changgeng
褚云开 Chu Yunkai
薄云天 Bo Yuntian
柏青山 Bai Qingshan
牟长安 Mou Chang'an
陳吉明 Chen Jiming
龚　明 Gong Ming
扎西次仁 Tashi Tsering
洛桑坚赞 Losang Gyaltsen
班禅额尔德尼·确吉杰布 Panchen Erdeni Chos-kyi rGyal-po
孙中山 Sun Yat-sen
马克龙 -
特朗普 -
普京 -
默克尔 -
安倍晋三 -
奥利弗·格林 -
让-保罗·杜邦 -
金正恩 -
"""
PLACES = """
江苏省|Jiangsu
江苏省苏州市|Suzhou, Jiangsu
苏州市|Suzhou, Jiangsu
安徽省宿州市|Suzhou, Anhui
昆山市|Kunshan, Suzhou, Jiangsu
上海市|Shanghai
北京市海淀区|Haidian District, Beijing
重庆市渝中区|Yuzhong District, Chongqing
河北省石家庄市正定县|Zhengding County, Shijiazhuang, Hebei
河北省张家口市蔚县|Yuxian County, Zhangjiakou, Hebei
山东省菏泽市单县|Shanxian County, Heze, Shandong
山西省太原市|Taiyuan, Shanxi
陕西省西安市|Xi'an, Shaanxi
内蒙古自治区呼和浩特市|Hohhot, Inner Mongolia
新疆维吾尔自治区乌鲁木齐市|Urumqi, Xinjiang
西藏自治区拉萨市|Lhasa, Tibet
广西壮族自治区|Guangxi
香港特别行政区|Hong Kong
黑龙江省哈尔滨市|Harbin, Heilongjiang
湖南省长沙市|Changsha, Hunan
湖南省长沙市长沙县|Changsha County, Changsha, Hunan
吉林省长春市|Changchun, Jilin
吉林省吉林市|Jilin, Jilin
山西省长治市长子县|Zhangzi County, Changzhi, Shanxi
福建省厦门市|Xiamen, Fujian
安徽省六安市|Lu'an, Anhui
安徽省蚌埠市|Bengbu, Anhui
安徽省亳州市|Bozhou, Anhui
浙江省台州市|Taizhou, Zhejiang
江苏省泰州市|Taizhou, Jiangsu
浙江省丽水市|Lishui, Zhejiang
浙江省温州市乐清市|Yueqing, Wenzhou, Zhejiang
河北省唐山市乐亭县|Laoting County, Tangshan, Hebei
四川省乐山市|Leshan, Sichuan
四川省成都市|Chengdu, Sichuan
河南省漯河市|Luohe, Henan
河南省信阳市|Xinyang, Henan
辽宁省朝阳市|Chaoyang, Liaoning
北京市朝阳区|Chaoyang District, Beijing
江西省上饶市铅山县|Yanshan County, Shangrao, Jiangxi
山东省聊城市东阿县|Dong'e County, Liaocheng, Shandong
广东省广州市番禺区|Panyu District, Guangzhou, Guangdong
广东省梅州市大埔县|Dabu County, Meizhou, Guangdong
上海市闵行区|Minhang District, Shanghai
天津市宝坻区|Baodi District, Tianjin
湖北省恩施土家族苗族自治州|Enshi Tujia and Miao Autonomous Prefecture, Hubei
贵州省黔东南苗族侗族自治州|Qiandongnan Miao and Dong Autonomous Prefecture, Guizhou
内蒙古自治区阿拉善盟阿拉善左旗|Alxa Left Banner, Alxa, Inner Mongolia
四川省甘孜藏族自治州|Garze Tibetan Autonomous Prefecture, Sichuan
云岭省临川市|Linchuan, Yunling
云岭省临川市青石镇|Qingshi Town, Linchuan, Yunling
北京市人民大会堂|the Great Hall of the People, Beijing
雄安新区|Xiong'an New Area
长三角|the Yangtze River Delta
法国|France
美国|the United States
法国巴黎|Paris, France
日内瓦|Geneva
南部|-
清华大学|-
国家重点帮扶县|-
"""
POSTS = """
中共中央总书记|General Secretary of the CPC Central Committee
国家主席|President of China
国务院总理|Premier of the State Council
国务委员|State Councilor
中共中央政治局委员|Member of the Political Bureau of the CPC Central Committee
全国人大常委会副委员长|Vice Chairman of the Standing Committee of the National People's Congress
第十三届全国政协委员|Member of the CPPCC National Committee
全国政协副主席|Vice Chairman of the CPPCC National Committee
中央组织部部长|Head of the Organization Department of the CPC Central Committee
外交部部长|Minister of Foreign Affairs
外交部副部长|Vice Minister of Foreign Affairs
商务部部长|Minister of Commerce
教育部部长助理|Assistant Minister of Education
国家发展和改革委员会副主任|Vice Chairman of the National Development and Reform Commission
国家民族事务委员会主任|Minister of the National Ethnic Affairs Commission
应急管理部党委副书记|Deputy Secretary of the Party Committee of the Ministry of Emergency Management
最高人民法院院长|President of the Supreme People's Court
最高人民检察院副检察长|Deputy Procurator-General of the Supreme People's Procuratorate
国家监察委员会委员|Member of the National Commission of Supervision
东部战区司令员|Commander of the Eastern Theater Command
驻法国大使|Ambassador of China to France
上海市委书记|Party Secretary of Shanghai
上海市委副书记|Deputy Party Secretary of Shanghai
江苏省委常委|Member of the Standing Committee of the CPC Jiangsu Provincial Committee
江苏省委秘书长|Secretary-General of the CPC Jiangsu Provincial Committee
湖南省委组织部常务副部长|Executive Deputy Head of the Organization Department of the CPC Hunan Provincial Committee
江苏省省长|Governor of Jiangsu Province
江苏省副省长|Vice Governor of Jiangsu Province
江苏省常务副省长|Executive Vice Governor of Jiangsu Province
广西壮族自治区主席|Chairman of Guangxi Zhuang Autonomous Region
苏州市市长|Mayor of Suzhou, Jiangsu
上海市代市长|acting Mayor of Shanghai
苏州市市长候选人|candidate for Mayor of Suzhou, Jiangsu
辽宁省原副省长|former Vice Governor of Liaoning Province
湖南省政协原副主席|former Vice Chairman of the Hunan Provincial Committee of the CPPCC
湖南省人大常委会主任|Director of the Standing Committee of the Hunan Provincial People's Congress
苏州市人大常委会副主任|Deputy Director of the Standing Committee of the Suzhou Municipal People's Congress, Jiangsu
湖南省纪委书记|Secretary of the CPC Hunan Provincial Commission for Discipline Inspection
湖南省监委主任|Director of the Hunan Provincial Commission of Supervision
江苏省高级人民法院院长|President of the Jiangsu Provincial High People's Court
苏州市中级人民法院院长|President of the Suzhou Municipal Intermediate People's Court, Jiangsu
江西省人民检察院检察长|Chief Procurator of the Jiangxi Provincial People's Procuratorate
湖南省公安厅厅长|Director of the Hunan Provincial Department of Public Security
湖南省财政厅副厅长|Deputy Director of the Hunan Provincial Department of Finance
苏州市教育局局长|Director of the Suzhou Municipal Bureau of Education, Jiangsu
江苏省政府党组成员|Member of the Leading Party Members Group of the Jiangsu Provincial People's Government
南京市雨花台区委书记|Party Secretary of Yuhuatai District, Nanjing, Jiangsu
海淀区区长|Head of Haidian District, Beijing
河北省正定县县长|Head of Zhengding County, Shijiazhuang, Hebei
恩施州州长|Governor of Enshi Tujia and Miao Autonomous Prefecture, Hubei
香港特别行政区行政长官|Chief Executive of Hong Kong Special Administrative Region
云岭省省长|Governor of Yunling Province
云岭省临川市市长|Mayor of Linchuan, Yunling
法国总统|President of France
墨西哥当选总统|President-elect of Mexico
德国总理|Chancellor of Germany
日本首相|Prime Minister of Japan
俄罗斯外长|Minister of Foreign Affairs of Russia
美国国务卿|Secretary of State of the United States
英国外交大臣|Foreign Secretary of the United Kingdom
加拿大卫生部长|Minister of Health of Canada
法国驻华大使|Ambassador of France to China
联合国秘书长|Secretary-General of the United Nations
海南省委两新组织工委书记|-
应急管理部消防救援局队务处副处长|-
该党主席|-
"""


def read_pairs(table: str, comma: str = "|") -> list[tuple[str, str]]:
    rows = [tuple(line.split(comma, 1)) for line in table.strip().splitlines()]
    return [(chinese, "" if english == "-" else english) for chinese, english in rows]


@pytest.mark.parametrize(("name", "spelled"), read_pairs(PEOPLE, " "))
def test_people_are_called_surname_first_and_foreigners_stay_in_chinese(name: str, spelled: str) -> None:
    assert say_person(name) == spelled


@pytest.mark.parametrize(
    ("name", "post", "spelled"),
    [
        ("卢拉", "巴西总统", ""),
        ("李明", "韩国外长", ""),
        ("金明远", "吉林省副省长", "Jin Mingyuan"),
        ("沙明哈", "宁夏回族自治区主席", "Sha Mingha"),
        ("木拉提", "新疆维吾尔自治区副主席", "Mulati"),
        ("艾力·木沙", "喀什市市长", "Aili Musha"),
        ("特木其", "内蒙古自治区副主席", "Temuqi"),
        ("范徐明泰", "全国人大常委会委员", ""),
        ("林知远", "联合国副秘书长", "Lin Zhiyuan"),
        ("格林", "联合国秘书长", ""),
    ],
)
def test_a_post_tells_whose_name_is_no_pinyin(name: str, post: str, spelled: str) -> None:
    assert say_person(name, (post,)) == spelled


@pytest.mark.parametrize(("name", "english"), read_pairs(PLACES))
def test_places_are_named_with_what_they_lie_in(name: str, english: str) -> None:
    place = say_place(name)
    assert (place.where if place else "") == english


@pytest.mark.parametrize(("name", "english"), read_pairs(POSTS))
def test_posts_are_put_together_from_place_organ_and_title(name: str, english: str) -> None:
    assert say_post(name) == english


def test_what_of_a_place_is_not_known_is_given_back() -> None:
    place = say_place("湖南省怀化市第一人民医院")
    assert place is not None
    assert (place.where, place.rest) == ("Huaihua, Hunan", "第一人民医院")


@pytest.mark.parametrize(
    ("kind", "name", "english"),
    [
        ("meeting", "全省绿色转型推进会", "a provincial meeting to advance work"),
        ("meeting", "云岭省经济座谈会", "a symposium"),
        ("meeting", "中央经济工作会议", "the Central Economic Work Conference"),
        ("meeting", "临川市委常委会会议", "a meeting of the Party committee's standing committee"),
        ("announcement", "国务院新闻办新闻发布会", "a press conference"),
        ("ceremony", "国际茶叶论坛", "an international forum"),
        ("ceremony", "某某之夜", "a ceremony"),
    ],
)
def test_an_event_is_called_by_what_its_name_ends_in(kind: str, name: str, english: str) -> None:
    assert say_event(kind, name) == english


def test_every_kind_of_event_has_a_noun_and_a_deed() -> None:
    kinds = {kind for kind, _ in load_rows("kinds.tsv")}
    last = {kind for kind, word, _ in load_rows("deeds.tsv") if word == "-"}
    assert kinds == last == set(EVENT_KINDS)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (show_paper("人民日报"), "People's Daily (人民日报)"),
        (show_paper("湖南日报"), "Hunan Daily (湖南日报)"),
        (show_paper("云岭观察"), "云岭观察"),
        (show_section("要闻"), "Top News (要闻)"),
        (show_section("天下茶"), "天下茶"),
        (beside("", "某某"), "某某 [untranslated]"),
    ],
)
def test_the_chinese_stands_beside_and_what_is_not_put_into_english_says_so(shown: str, said: str) -> None:
    assert shown == said


@pytest.mark.parametrize("table", ["people", "surnames", "places", "organs", "posts", "titles", "countries", "cities"])
def test_no_row_of_a_table_takes_back_another(table: str) -> None:
    rows = load_rows(f"{table}.tsv")
    keys = [row[:-1] for row in rows]
    assert sorted(keys) == sorted(set(keys))
    assert all(len(row) == len(rows[0]) and all(row) for row in rows)


def test_every_county_of_the_country_has_a_name() -> None:
    names = {name for _, name in read_table("regions.tsv")}
    places = [place.where for name in names if (place := say_place(name)) is not None]
    assert all(where.replace("ü", "u").isascii() for where in places)
    assert len(places) > len(names) - 20
