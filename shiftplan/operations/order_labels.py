"""How workbenches (千牛, 京东 and others) name the details of an order, and how parcels' numbers look."""

import re
from collections.abc import Mapping

LABELS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "order": (
        (
            "订单编号",
            "订单号",
            "订单ID",
            "主订单编号",
            "父订单号",
            "order number",
            "order no",
            "order no.",
            "order id",
        ),
    ),
    "name": (
        ("收货人", "收货人姓名", "收件人", "收件人姓名", "客户姓名", "consignee", "recipient"),
        ("姓名", "name", "customer", "customer name"),
        ("买家昵称", "买家会员名", "买家", "旺旺", "用户昵称", "下单账号", "buyer", "buyer name", "nickname"),
    ),
    "product": (
        ("商品名称", "宝贝名称", "宝贝标题", "商品标题", "商品", "宝贝", "product", "product name", "item"),
    ),
    "size": (
        ("商品规格", "规格型号", "销售属性", "规格", "sku"),
        ("颜色分类", "颜色", "尺寸", "尺码", "colour", "color", "size", "variant"),
    ),
    "amount": (
        ("实付款", "实付金额", "实收款", "实付", "买家实际支付金额", "amount paid", "paid"),
        ("应付款", "应付金额", "应付", "amount due"),
        ("订单金额", "订单总价", "订单总额", "总金额", "合计", "总价", "金额", "amount", "total"),
    ),
    "carrier": (("物流公司", "快递公司", "承运商", "承运公司", "配送方式", "快递", "carrier", "courier"),),
    "tracking": (
        (
            "运单号",
            "运单号码",
            "运单编号",
            "快递单号",
            "物流单号",
            "物流编号",
            "快递编号",
            "tracking number",
            "tracking no",
            "tracking no.",
            "tracking",
        ),
    ),
    "address": (
        ("收货地址", "收件地址", "详细地址", "收货信息", "address", "shipping address"),
        ("地址",),
    ),
    "time": (
        ("承诺发货时间", "承诺时间", "约定发货时间", "promised by", "promised", "promised date"),
        ("预计发货时间", "预计发货", "应发货时间", "ship by"),
        ("预计送达时间", "预计送达", "预计到达", "expected delivery"),
    ),
    "deadline": (("尾款截止时间", "尾款截止", "付款截止时间", "付款截止", "截止时间", "deadline", "pay by"),),
}
"""By the name of a gap; a later group counts only when no label of an earlier one has a value."""

TOGETHER = frozenset({"size"})
"""Gaps whose labels complete one another: colour and size make the variant."""

OTHER = (
    "创建时间",
    "下单时间",
    "付款时间",
    "发货时间",
    "成交时间",
    "联系电话",
    "手机号",
    "手机号码",
    "手机",
    "电话",
    "邮编",
    "买家留言",
    "卖家备注",
    "备注",
    "订单状态",
    "状态",
    "运费",
    "单价",
    "数量",
    "优惠",
    "支付方式",
    "支付宝交易号",
    "发票",
    "phone",
    "mobile",
    "status",
    "note",
    "quantity",
    "price",
)
"""Labels that end the value before them and are not read themselves."""

TRACKING: Mapping[str, re.Pattern[str]] = {
    carrier: re.compile(rf"(?<![0-9A-Za-z])(?:{shape})(?![0-9A-Za-z])", re.IGNORECASE)
    for carrier, shape in {
        "顺丰速运": r"SF\d{12,15}",
        "圆通速递": r"YT\d{13,15}",
        "京东物流": r"JD[A-Z]{0,2}\d{11,15}",
        "极兔速递": r"JT\d{13}",
        "德邦快递": r"DPK\d{12}",
        "EMS": r"[A-Z]{2}\d{9}CN",
    }.items()
}
"""Parcels' numbers that tell their carrier; those of digits alone are read only behind a label."""

CARRIERS: Mapping[str, tuple[str, ...]] = {
    "顺丰速运": ("顺丰",),
    "中通快递": ("中通",),
    "圆通速递": ("圆通",),
    "申通快递": ("申通",),
    "韵达快递": ("韵达",),
    "极兔速递": ("极兔",),
    "京东物流": ("京东物流", "京东快递"),
    "邮政快递": ("中国邮政", "邮政快递", "邮政包裹"),
    "EMS": ("EMS",),
    "德邦快递": ("德邦",),
}
"""A carrier's full name and how it is written in short."""
