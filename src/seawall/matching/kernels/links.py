"""From the items of a name to the forms of the vocabulary that they reach, and how each of them is reached."""

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.align import weight_of
from seawall.matching.kernels.compiled import compiled, inlined
from seawall.matching.kernels.lookup import announce, is_remembered, look, make_room
from seawall.matching.kernels.types import Query, Scratch, Vocabulary


@compiled
def reach(query: Query, vocabulary: Vocabulary, scratch: Scratch, mark: int) -> int:
    """Link each form of the vocabulary to the items of the query that reach it; return how many forms are reached."""
    look_up(query, vocabulary, scratch, mark)
    return link(query, scratch)


@inlined
def look_up(query: Query, vocabulary: Vocabulary, scratch: Scratch, mark: int) -> None:
    """Find the forms that are similar to each item: scratch.item_run says where they stand among those remembered."""
    make_room(vocabulary, scratch, len(query.width))
    for item in range(len(query.width)):
        announce(
            vocabulary, query.text, query.start[item], query.start[item + 1], query.meaning[item], query.width[item],
            query.unvowelled[item] == 1, scratch, item,
        )  # fmt: skip
    for item in range(len(query.width)):
        scratch.own_weight[item] = weight_of(query, query.mask[item])
        if is_remembered(query.width[item], query.meaning[item]):
            _look_up(query, vocabulary, scratch, mark, item)
    # What is not remembered stands behind all that is, until the next name is looked up.
    remembered = scratch.memo_used[1]
    for item in range(len(query.width)):
        if not is_remembered(query.width[item], query.meaning[item]):
            _look_up(query, vocabulary, scratch, mark, item)
            scratch.memo_used[1] = max(scratch.memo_used[1], scratch.item_run[item, 1])
    scratch.memo_used[1] = remembered


@compiled
def _look_up(query: Query, vocabulary: Vocabulary, scratch: Scratch, mark: int, item: int) -> None:
    low, high, slot = look(
        vocabulary, query.text, query.start[item], query.start[item + 1], query.meaning[item], query.width[item],
        query.unvowelled[item] == 1, scratch, mark * 256 + item, item,
    )  # fmt: skip
    scratch.item_run[item, 0], scratch.item_run[item, 1], scratch.item_run[item, 2] = low, high, slot
    ahead(scratch.memo_form, low)
    ahead(scratch.memo_alike, low)
    ahead(scratch.memo_how, low)


@inlined
def link(query: Query, scratch: Scratch) -> int:
    """Link what the items of a name that was looked up have found; return how many forms are reached."""
    for number in range(scratch.reached_count[0]):
        scratch.is_reached[scratch.reached[number] >> 3] = 0
    links, count = 0, 0
    for item in range(len(query.width)):
        low, high = scratch.item_run[item, 0], scratch.item_run[item, 1]
        for place in range(low, min(high, low + len(scratch.link_item) - links)):
            form = scratch.memo_form[place]
            mask, before = query.mask[item], -1
            if scratch.is_reached[form >> 3] >> (form & 7) & 1:
                before = scratch.head[form]
                mask |= scratch.link_mask[before]
            else:
                scratch.is_reached[form >> 3] |= 1 << (form & 7)
                scratch.reached[count] = form
                count += 1
            scratch.link_mask[links] = mask
            scratch.link_item[links] = item
            scratch.link_alike[links] = scratch.memo_alike[place]
            scratch.link_how[links] = scratch.memo_how[place]
            scratch.link_next[links] = before
            scratch.head[form] = links
            links += 1
    scratch.reached_count[0] = count
    return count
