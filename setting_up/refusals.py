"""What went wrong, in a sentence or two with a remedy: the user can mend it, and never reads a traceback."""

import errno


class Refused(Exception):
    """Something the user can mend; the message is one plain sentence or two."""


def say(text, to=None):
    try:
        print(text, file=to, flush=True)
    except UnicodeEncodeError:  # an old console that cannot write the name of a folder
        print(text.encode("ascii", "backslashreplace").decode("ascii"), file=to, flush=True)


NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR)


def in_words(error, elsewhere=""):
    """What the system refused, and what to do about it, in a sentence or two. `elsewhere`: how to name another folder,
    if one can.
    """
    what = getattr(error, "strerror", None) or str(error) or type(error).__name__
    where = " at {}".format(error.filename) if getattr(error, "filename", None) else ""
    if error.errno in FULL:
        remedy = "Make room on the disk, and run the command again: nothing is lost"
    elif error.errno in NOT_ALLOWED:
        remedy = (
            "Ask for permission to write there, or close the program that holds the file, and run the command again"
        )
    elif error.errno in IN_THE_WAY:
        remedy = (
            "Something else stands where the course needs a file or a folder: move it away, and run the command again"
        )
    else:
        remedy = "Run the command again"
    return "The system refused something ({}{}). {}{}.".format(what, where, remedy, elsewhere)
