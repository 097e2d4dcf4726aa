"""Reads what a window shows through the accessibility bus; run by the system's own Python.

The bus is the screen readers' door into a program, so what is found here is what they find.
Two questions are answered, a line of JSON for a line of text:
``look PROCESS``: everything that the process shows, a list of role, name, text, place on the screen
and states, each nested in what comes before it by its depth;
``where NUMBER``: the place where that entry of the last list is now.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is asked for first

STATES = {
    state: state.value_nick
    for state in (
        Atspi.StateType.ACTIVE,
        Atspi.StateType.CHECKED,
        Atspi.StateType.EDITABLE,
        Atspi.StateType.ENABLED,
        Atspi.StateType.FOCUSED,
        Atspi.StateType.SELECTED,
    )
}
MOST_CHILDREN = 400
# Nothing stands below these; not asking saves half of the time.
LEAVES = ("label", "push button", "check box", "combo box", "image", "table cell", "text")


def program(process):
    """The root of what the process shows, or None while it is not on the bus."""
    desktop = Atspi.get_desktop(0)
    try:
        for number in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(number)
            if found is not None and found.get_process_id() == process:
                found.set_cache_mask(Atspi.Cache.NONE)
                return found
    except GLib.Error:
        # It came or went while it was asked, or is too busy to answer.
        return None
    return None


def look(node, depth, nodes, seen):
    """Add ``node`` and all shown below it to ``nodes``, and what each has to tell to ``seen``."""
    try:
        states = node.get_state_set()
        if depth and not states.contains(Atspi.StateType.SHOWING):
            return
        seen.append(facts(node, states, depth))
        nodes.append(node)
        if seen[-1]["role"] in LEAVES:
            return
        children = min(node.get_child_count(), MOST_CHILDREN)
    except GLib.Error:
        # It went away while it was looked at.
        return
    for number in range(children):
        try:
            child = node.get_child_at_index(number)
        except GLib.Error:
            continue
        if child is not None:
            look(child, depth + 1, nodes, seen)


def facts(node, states, depth):
    role = node.get_role_name()
    written = Atspi.Text.get_text(node, 0, -1) if role == "text" else ""
    return {
        "depth": depth,
        "role": role,
        "name": node.get_name() or "",
        "text": written,
        "box": place(node) if depth else [0, 0, 0, 0],
        "states": [name for state, name in STATES.items() if states.contains(state)],
    }


def where(nodes, number):
    """The place of something that was seen; an empty one when it is gone."""
    try:
        return place(nodes[number])
    except GLib.Error:
        return [0, 0, 0, 0]


def place(node):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return [box.x, box.y, box.width, box.height]


def main():
    Atspi.init()
    nodes = []
    for line in sys.stdin:
        asked, number = line.split()
        if asked == "where":
            answer = where(nodes, int(number))
        else:
            nodes, answer = [], []
            root = program(int(number))
            if root is not None:
                look(root, 0, nodes, answer)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
