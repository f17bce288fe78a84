"""Posts as data: one key for all wordings of an office, its place, and its rank where published rules tell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parser import extract
from monitor.parser.posts.offices import describe
from monitor.records import RANKS
from tests.factories import make_article

WORDINGS = (  # each row is one office
    "外交部部长 外交部长 外长",
    "国防部部长 国防部长 防长 中华人民共和国国防部部长",
    "国务院总理 总理 中华人民共和国国务院总理",
    "国家民族事务委员会主任 国家民委主任",
    "国务委员 国务院国务委员",
    "中共中央总书记 总书记 中央总书记 中国共产党中央委员会总书记",
    "国家主席 中华人民共和国主席",
    "中央军委主席 军委主席 中央军事委员会主席 中华人民共和国中央军事委员会主席",
    "全国人大常委会委员长 委员长 全国人民代表大会常务委员会委员长",
    "全国政协主席 中国人民政治协商会议全国委员会主席",
    "国家监委主任 国家监察委员会主任",
    "国家发展改革委主任 国家发展和改革委员会主任 国家发改委主任",
    "国家卫生健康委主任 国家卫健委主任 国家卫生健康委员会主任",
    "中组部部长 中央组织部部长 中共中央组织部部长",
    "最高人民法院院长 最高法院院长",
    "江苏省省长 江苏省长 江苏省人民政府省长 江苏省政府省长 江苏省代省长 江苏省原省长",
    "江苏省委书记 中共江苏省委书记 江苏省委员会书记",
    "江苏省人大常委会主任 江苏省人大主任 江苏省人民代表大会常务委员会主任",
    "江苏省高级人民法院院长 江苏省高院院长 江苏省法院院长",
    "江苏省人民检察院检察长 江苏省检察院检察长",
    "江苏省监委主任 江苏省监察委员会主任 江苏省监察委主任",
    "江苏省纪委书记 江苏省纪律检查委员会书记",
    "江苏省委组织部部长 江苏省委组织部长",
    "江苏省公安厅厅长 江苏省公安厅长",
    "新疆维吾尔自治区主席 新疆维吾尔自治区人民政府主席",
    "新疆维吾尔自治区政协主席 新疆政协主席",
    "杭州市市长 浙江省杭州市市长 杭州市长 杭州市人民政府市长 浙江省杭州市人民政府市长",
    "杭州市委书记 中共杭州市委书记 浙江杭州市委书记",
    "恩施土家族苗族自治州州长 恩施州州长 湖北省恩施土家族苗族自治州州长",
    "长沙市岳麓区区长 岳麓区区长 湖南省长沙市岳麓区区长",
    "浏阳市市长 长沙浏阳市市长 湖南省浏阳市市长",
    "临川市市长 云岭省临川市市长 云岭省临川市人民政府市长",  # no table knows it
    "共青团湖南省委书记 湖南团省委书记 湖南省团委书记",
    "法国外交部部长 法国外交部长 法国外长",
    "法国国防部部长 法国国防部长 法国防长",
    "日本外相 日本外务大臣 日本外长",
    "德国总理 德国联邦总理 德国联邦政府总理 德意志联邦共和国总理",
    "墨西哥总统 墨西哥当选总统",
    "世界卫生组织总干事 世卫组织总干事",
    "上海合作组织秘书长 上合组织秘书长",
)
DIFFERENT = (
    "外交部部长 外交部副部长 法国外长 江苏省省长 江苏省副省长 江苏省常务副省长 "
    "江苏省委书记 江苏省委副书记 江苏省委常委 江苏省人大常委会主任 江苏省政协主席 上海市市长 "
    "上海市浦东新区区长 吉林省省长 吉林市市长 国家主席 全国政协主席 省长 "
    "市长 新疆维吾尔自治区主席 新疆维吾尔自治区政协主席 恩施市市长 恩施州州长 中国驻美国大使 "
    "美国驻华大使 "
)
PLACES = (  # (post, code, jurisdiction)
    ("上海市委书记", "31", "上海市"),
    ("浙江省杭州市市长", "3301", "浙江省杭州市"),
    ("南京市鼓楼区区长", "320106", "南京市鼓楼区"),
    ("鼓楼区区长", "", "鼓楼区"),  # four cities have one
    ("云岭省临川市市长", "", "云岭省临川市"),
    ("国务院副总理", "CN", ""),
    ("公安部部长", "CN", ""),  # and not of 公安县
    ("公安县县长", "421022", "公安县"),
    ("上海合作组织秘书长", "", ""),  # and not of Shanghai
    ("香港特别行政区行政长官", "81", "香港特别行政区"),
    ("法国总统", "FR", "法国"),
    ("刚果（金）总统", "CD", "刚果（金）"),
    ("美国驻华大使", "US", "美国"),
    ("省长", "", ""),
)
RANKED = (
    ("中共中央总书记", "国家级正职"),
    ("国务院总理", "国家级正职"),
    ("中共中央政治局委员", "国家级副职"),
    ("国务委员", "国家级副职"),
    ("最高人民检察院检察长", "国家级副职"),
    ("外交部部长", "省部级正职"),
    ("教育部副部长", "省部级副职"),
    ("国家能源局局长", "省部级副职"),
    ("江苏省省长", "省部级正职"),
    ("上海市委副书记", "省部级副职"),
    ("江苏省委常委", "省部级副职"),
    ("江苏省高级人民法院院长", "省部级副职"),
    ("杭州市市长", "省部级副职"),  # a 副省级城市
    ("苏州市市长", "厅局级正职"),
    ("江苏省公安厅厅长", "厅局级正职"),
    ("江苏省政府秘书长", "厅局级正职"),
    ("江苏省委办公厅主任", "厅局级正职"),
    ("上海市浦东新区区长", "厅局级正职"),
    ("南京市鼓楼区区长", "厅局级副职"),
    ("苏州市副市长", "厅局级副职"),
    ("江苏省公安厅副厅长", "厅局级副职"),
    ("浏阳市市长", "县处级正职"),
    ("长沙市公安局局长", "县处级正职"),
    ("浏阳市委常委", "县处级副职"),
    ("浏阳市公安局局长", "乡科级正职"),
    ("铜山区棠张镇镇长", "乡科级正职"),
    ("铜山区棠张镇副镇长", "乡科级副职"),
    ("法国总统", ""),
    ("北部战区司令员", ""),
    ("民革中央主席", ""),
    ("江苏省公安厅办公室主任", ""),
    ("财政部部长助理", ""),
    ("副主任", ""),
)


@pytest.mark.parametrize("row", WORDINGS)
def test_all_wordings_of_an_office_have_one_key(row: str) -> None:
    keys = {describe(name).key for name in row.split()}
    assert len(keys) == 1, keys


def test_different_offices_have_different_keys() -> None:
    names = DIFFERENT.split()
    assert len({describe(name).key for name in names}) == len(names)


@pytest.mark.parametrize(("name", "code", "jurisdiction"), PLACES)
def test_an_office_has_the_code_of_its_place(name: str, code: str, jurisdiction: str) -> None:
    office = describe(name)
    assert (office.code, office.jurisdiction) == (code, jurisdiction)


@pytest.mark.parametrize(("name", "rank"), RANKED)
def test_a_rank_is_told_where_published_rules_tell_it(name: str, rank: str) -> None:
    assert describe(name).rank == rank


def test_an_office_has_organ_and_title() -> None:
    office = describe("辽宁省委原副书记")
    assert (office.body, office.title) == ("辽宁省委", "副书记")


@given(st.text(max_size=100))
def test_any_text_can_be_described(text: str) -> None:
    assert describe(text) == describe(text)
    assert describe(text).rank in ("", *RANKS)


def test_the_posts_that_are_read_out_are_data() -> None:
    (person,) = extract(make_article("江苏省委副书记、省长顾知远出席会议。")).officials
    assert [(post.code, post.rank, post.key) for post in person.posts] == [
        ("32", "省部级副职", "32|委|副书记"),
        ("32", "省部级正职", "32|政府|省长"),
    ]
