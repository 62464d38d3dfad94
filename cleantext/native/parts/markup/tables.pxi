# What is known of names and kinds, in tables filled from those of the Python modules.

cdef enum:
    MOST_NAMES = 192
    LONGEST_NAME = 16
    PLACES = 1024

cdef struct Traits:
    int start  # what the walk does at the start tag
    int end
    int kind  # of the blocks inside; -1 where the element does not say
    int heading  # level; 0 for what is none
    bint is_raw
    bint is_scope
    bint is_list
    bint is_table_part
    bint closes_paragraph
    bint has_closed  # there are open elements that its start tag closes
    bint has_stops
    bint breaks_out
    bint is_passed_over
    bint is_once
    bint is_row_group

# Names are numbers: the known ones index these tables, what else a page has is numbered on. 0 is no name at all.
cdef Traits TRAITS[MOST_NAMES]
cdef bint CLOSED_BY[MOST_NAMES][MOST_NAMES]
cdef bint CLOSE_STOPS[MOST_NAMES][MOST_NAMES]
cdef char SPELLED[MOST_NAMES][LONGEST_NAME]
cdef int LENGTHS[MOST_NAMES]
cdef int NUMBERED[PLACES]  # the numbers of the known names, each at the first free place from its hash on

cdef list NAMES = [""]
cdef dict NUMBERS = {"": 0}
cdef list KINDS = list(Kind)


cdef inline unsigned int hashed(unsigned int before, unsigned int character) noexcept:
    return before * 31 + character


cdef int number_names() except -1:
    """Fill the tables."""
    tables = elements.CLOSED_BY, elements.CLOSE_STOPS
    names = {name.lower().lstrip("/") for name in (*elements.TAGS, *elements.RAW_TAGS)}
    names.update(*tables, *(others for table in tables for others in table.values()))
    names.update(elements.KINDS, elements.SCOPES, reference.BREAKS_OUT, ["dialog"])
    for name in sorted(names):
        NUMBERS[name] = len(NAMES)
        NAMES.append(intern(name))
    if len(NAMES) > MOST_NAMES or max(map(len, NAMES)) > LONGEST_NAME or not "".join(NAMES).isascii():
        raise ImportError("the tables of elements have outgrown those of their compiled twin")
    cdef int number, position
    cdef unsigned int place
    for number, name in enumerate(NAMES):
        inline = elements.OPEN_INLINE, name
        TRAITS[number].start = (elements.TAGS.get(name) or elements.RAW_TAGS.get(name) or inline)[0]
        TRAITS[number].end = elements.TAGS.get("/" + name, (elements.CLOSE_INLINE, name))[0]
        TRAITS[number].kind = KINDS.index(elements.KINDS[name]) if name in elements.KINDS else -1
        TRAITS[number].heading = open_elements.HEADING_LEVELS.get(name, 0)
        TRAITS[number].is_raw = name in elements.RAW_TEXT
        TRAITS[number].is_scope = name in elements.SCOPES
        TRAITS[number].is_list = name in elements.LISTS
        TRAITS[number].is_table_part = name in open_elements.TABLE_PARTS
        TRAITS[number].is_once = name in reference.ONCE
        TRAITS[number].is_row_group = name in grids.ROW_GROUPS
        TRAITS[number].closes_paragraph = name in elements.CLOSES_P
        TRAITS[number].has_closed = name in elements.CLOSED_BY
        TRAITS[number].has_stops = name in elements.CLOSE_STOPS
        TRAITS[number].breaks_out = name in reference.BREAKS_OUT
        TRAITS[number].is_passed_over = name in elements.PASSED_OVER
        for other_name in elements.CLOSED_BY.get(name, ()):
            CLOSED_BY[number][<int>NUMBERS[other_name]] = True
        for other_name in elements.CLOSE_STOPS.get(name, ()):
            CLOSE_STOPS[number][<int>NUMBERS[other_name]] = True
        LENGTHS[number] = len(name)
        place = 0
        for position in range(LENGTHS[number]):
            SPELLED[number][position] = <char>ord(name[position])
            place = hashed(place, SPELLED[number][position])
        if number:
            while NUMBERED[place % PLACES]:
                place += 1
            NUMBERED[place % PLACES] = number
    return 0


number_names()

cdef int OPEN_BLOCK = elements.OPEN_BLOCK
cdef int CLOSE_BLOCK = elements.CLOSE_BLOCK
cdef int OPEN_INLINE = elements.OPEN_INLINE
cdef int CLOSE_INLINE = elements.CLOSE_INLINE
cdef int OPEN_SPECIAL = elements.OPEN_SPECIAL
cdef int CLOSE_COUNTED = elements.CLOSE_COUNTED
cdef int NOTHING = elements.NOTHING
cdef int UNSEEN = elements.UNSEEN
cdef int UNSEEN_END = elements.UNSEEN_END
cdef int GATHER = elements.GATHER
cdef int IMAGE = elements.IMAGE
cdef int BREAK = elements.BREAK
cdef int RULE = elements.RULE
cdef int RUBY = elements.RUBY

cdef int A = NUMBERS["a"]
cdef int ANNOTATION = NUMBERS["annotation"]
cdef int BUTTON = NUMBERS["button"]
cdef int CITE = NUMBERS["cite"]
cdef int CODE = NUMBERS["code"]
cdef int DIALOG = NUMBERS["dialog"]
cdef int DIV = NUMBERS["div"]
cdef int FIGURE = NUMBERS["figure"]
cdef int FIGCAPTION = NUMBERS["figcaption"]
cdef int LI = NUMBERS["li"]
cdef int LINK = NUMBERS["link"]
cdef int MATH = NUMBERS["math"]
cdef int META = NUMBERS["meta"]
cdef int OL = NUMBERS["ol"]
cdef int P = NUMBERS["p"]
cdef int PLAINTEXT = NUMBERS["plaintext"]
cdef int SCRIPT = NUMBERS["script"]
cdef int IFRAME = NUMBERS["iframe"]
cdef int NOSCRIPT = NUMBERS["noscript"]
cdef int SMALL = NUMBERS["small"]
cdef int SUP = NUMBERS["sup"]
cdef int TABLE = NUMBERS["table"]
cdef int TD = NUMBERS["td"]
cdef int TEMPLATE = NUMBERS["template"]
cdef int TEXTAREA = NUMBERS["textarea"]
cdef int TH = NUMBERS["th"]
cdef int TIME = NUMBERS["time"]
cdef int TITLE = NUMBERS["title"]
cdef int TR = NUMBERS["tr"]

cdef int LINE_KIND = KINDS.index(Kind.LINE)
cdef int PARAGRAPH_KIND = KINDS.index(Kind.PARAGRAPH)
cdef int LIST_ITEM_KIND = KINDS.index(Kind.LIST_ITEM)
cdef int HEADING_KIND = KINDS.index(Kind.HEADING)
cdef int CELL_KIND = KINDS.index(Kind.CELL)
cdef int CODE_KIND = KINDS.index(Kind.CODE)
cdef int CONTROL_KIND = KINDS.index(Kind.CONTROL)
cdef int QUOTE_KIND = KINDS.index(Kind.QUOTE)
cdef int IMAGE_KIND = KINDS.index(Kind.IMAGE)
cdef bint INHERITED[32]
for _kind in range(len(KINDS)):
    INHERITED[<int>_kind] = KINDS[_kind] in reference.INHERITED

cdef int MAX_DEPTH = open_elements.MAX_DEPTH
cdef int REACH = open_elements.REACH
cdef int MAX_UNCLOSED = UNCLOSED
cdef int MOST_OF_HANDLE = LONGEST
cdef bint[128] OPENS_HANDLE  # of ASCII, what a handle may begin with
for _mark in (*HANDLES_OF_HEADINGS, "&"):
    if _mark.isascii():
        OPENS_HANDLE[<int>ord(_mark)] = True
cdef Py_ssize_t LONG = LONG_TEXT
cdef str LINE_BREAK = passages.LINE_BREAK
cdef uint32_t LINE_BREAK_CODE = ord(passages.LINE_BREAK)

# The fields of the values that are made here, in the order in which they are set.
cdef object TAG = Ancestor.tag, ID = Ancestor.id, CLASSES = Ancestor.classes, ROLE = Ancestor.role
cdef object LINE = Ancestor.line
cdef object INDEX = Block.index, KIND = Block.kind, START = Block.start, TEXT = Block.text, PATH = Block.path
cdef object LINK_CHARS = Block.link_chars, LEVEL = Block.level, HIDDEN = Block.hidden, PICTURE = Block.image
cdef object URL = Image.url, ALT = Image.alt, WIDTH = Image.width, HEIGHT = Image.height
cdef object CAPTION = Image.caption, CREDIT = Image.credit
cdef object MARKER = Block.marker, ROW = Block.row, COLUMN = Block.column, WRAPPED = Block.wrapped
cdef object FOLDED = Block.folded
