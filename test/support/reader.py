#!/usr/bin/env python3
"""A second reading of the evidence format, to hold the product's own verifier against. Written from the description of the
format, RFC 6962/9162 and the C2SP notes (signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature), not from any verifier.

    reader.py <dir> [<dir> ...] --trust <file> [--since <older checkpoint>]

Each <dir> is an audit bundle or one borrower's package. One line for each: `OK <dir>` or `<CODE> <dir> <first wrong thing>`.
Exit code 0 if all are OK, 1 if one is refused, 2 for wrong use. Python's standard library and the `openssl` command only.
Not read: time stamps (RFC 3161), logs before a closed one, what only informs a reader. Decisions are not replayed.
"""
import argparse, base64, datetime, functools, hashlib, hmac, json, os, re, subprocess, sys, tempfile
from types import SimpleNamespace

TOLERANCE = 15 * 60 * 1000  # `at` must lie in its bracket, give or take 15 minutes
KIND = """log.opened log.closed key.rotated policy.published policy.activated template.published template.retired
config.changed pause.changed access.recorded consent.changed endpoint.changed restriction.changed fact.recorded inbound
contact.accepted contact.imported contact.canceled contact.expired decision review.resolved send.attempt send.accepted
send.rejected send.unknown call.task receipt receipt.conflict legal_hold.placed legal_hold.released erasure.requested
erasure.deferred erasure.done retention.expired subject.heads heartbeat clock.adjusted reconciliation export.issued
correction"""
DECIMAL = "(?:0|[1-9][0-9]{0,14})"
HEX = "[0-9a-f]{64}"
TAG = "[0-9a-f]{32}"
UUID7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
KNOWN_FILES = r"""checkpoint|keys\.txt|README\.txt|certificate\.txt|report\.(csv|pdf)|verify\.mjs
|heads/(record\.json|record\.tlog-proof|line\.txt|proof\.txt|(before|after)(-proof)?\.txt)|(records|open)/[0-9]{6}\.json|proofs/[0-9]{6}\.tlog-proof
|refs/(policy|template)(-[1-9][0-9]*)?\.(json|tlog-proof|content)|refs/guard-[0-9a-f]{64}\.mjs
|consistency/[1-9][0-9]*-[1-9][0-9]*\.consistency|tsa/([1-9][0-9]*\.(checkpoint|tsr)|chain\.pem)""".replace("\n", "")
KNOWN_IN_BUNDLE = r"(log|history|witness|single|pkg-[^/]+)/.*|tsa/[^/]+|(trust|vkeys)\.txt|verify\.mjs"


class Refused(Exception): pass

def need(condition, code, *reason):
    if not condition:
        raise Refused(code, " ".join(str(word) for word in reason))

def is_text(pattern, value): return isinstance(value, str) and re.fullmatch(pattern, value) is not None
def is_count(value, least=0): return type(value) is int and value >= least  # a JSON true is an int to Python
def has_keys(value, keys): return isinstance(value, dict) and sorted(value) == sorted(keys.split())
def ascending(values): return all(a < b for a, b in zip(values, values[1:]))
def sha256(data): return hashlib.sha256(data).digest()

def decimal(text, code, what):
    need(is_text(DECIMAL, text), code, what, "has no plain decimal number")
    return int(text)

def unbase64(text, length, code, what):
    """Exactly one spelling for a value: Python alone would ignore stray characters and stray bits in the last one."""
    need(re.fullmatch("[A-Za-z0-9+/]+={0,2}", text) and len(text) % 4 == 0, code, what, "has no base64")
    raw = base64.b64decode(text)
    need(base64.b64encode(raw).decode() == text and length in (None, len(raw)), code, what, "has no exact base64")
    return raw

# ---- canonical JSON and records
def safe_integer(text):
    if len(text) > 17 or abs(int(text)) > 2 ** 53 - 1:  # int() throws for 1.5, 1e5, NaN
        raise ValueError("an integer that is not safe")
    return int(text)

def check_keys(value):
    if isinstance(value, dict) and not all(is_text("[a-z0-9_.]{1,64}", key) for key in value):
        raise ValueError("a key outside the profile")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        check_keys(inner)

def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")

def read_canonical(data, code, what):
    try:
        value = json.loads(data.decode("utf-8"), parse_int=safe_integer, parse_float=safe_integer,
                           parse_constant=safe_integer)
        check_keys(value)
        again = canonical(value)  # lone surrogates fail here
    except (ValueError, RecursionError) as error:
        raise Refused(code, "%s is not JSON of the profile: %s" % (what, error))
    need(again == data, code, what, "is not in canonical form")
    return value

def read_entry(data, origin, what):
    """One record; adds the time of `at` in milliseconds under the key `ms`, which no record can have."""
    need(len(data) <= 16384, "ENTRY", what, "is longer than 16 KiB")
    entry = read_canonical(data, "ENTRY", what)
    need(has_keys(entry, "at body id kind log sec seen subj v"), "ENTRY", what, "does not have the nine keys")
    seen, sec, subj = entry["seen"], entry["sec"], entry["subj"]
    need(is_count(entry["v"]) and entry["v"] == 1 and isinstance(entry["body"], dict), "ENTRY", what, "is not of version 1")
    need(entry["log"] == origin, "ENTRY", what, "names another log")
    need(is_text(UUID7, entry["id"]) and entry["kind"] in KIND.split(), "ENTRY", what, "has no UUID v7 or no known kind")
    need(isinstance(sec, dict) and all(is_text(HEX, value) for value in sec.values()), "ENTRY", what, "has no proper sec")
    need(has_keys(seen, "root size") and is_text(HEX, seen["root"]) and is_count(seen["size"]), "ENTRY", what, "lacks seen")
    need(subj is None or has_keys(subj, "n prev tag") and is_count(subj["n"], 1) and is_text(HEX, subj["prev"])
         and is_text(TAG, subj["tag"]), "ENTRY", what, "has no proper subj")
    need(is_text("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}[.][0-9]{3}Z", entry["at"]), "ENTRY", what, "has no time")
    try:
        moment = datetime.datetime.strptime(entry["at"], "%Y-%m-%dT%H:%M:%S.%fZ")
        entry["ms"] = (moment - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1)
    except ValueError:
        raise Refused("TIME", what + " has a time that does not exist")
    return entry

# ---- Merkle tree (RFC 6962; verification as in RFC 9162, 2.1.3.2 and 2.1.4.2)
def leaf_hash(data): return sha256(b"\x00" + data)
def node_hash(left, right): return sha256(b"\x01" + left + right)

class Tree:
    """All perfect subtrees: levels[k][i] covers the leaves i*2^k to (i+1)*2^k."""

    def __init__(self, leaves):
        self.levels = [leaves]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            self.levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    def root(self, size):
        parts = [self.levels[k][(size >> k) - 1] for k in range(size.bit_length()) if size >> k & 1]
        return functools.reduce(lambda right, left: node_hash(left, right), parts) if parts else sha256(b"")

def climb(at, last, start, path):
    """From a node to (root of the tree that ends with it, root of the whole), or None. The walk of both kinds of proof."""
    first = second = start
    for part in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            first, second = node_hash(part, first), node_hash(part, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, part)
        at, last = at >> 1, last >> 1
    return (first, second) if last == 0 else None

def is_included(index, size, leaf, path, root):
    roots = climb(index, size - 1, leaf, path) if index < size else None
    return roots is not None and roots[1] == root

def roots_by_consistency(old, new, path, old_root):
    """Both roots as the proof has them, or None. old_root is needed where `old` is a power of two: the proof omits it."""
    if old & (old - 1) == 0:
        path = [old_root] + path
    if not 0 < old < new or not path:
        return None
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    return climb(at, last, path[0], path[1:])

def read_lines(data, code, what):
    need(data.isascii() and data.endswith(b"\n"), code, what, "is not made of plain lines")
    return data.decode("ascii")[:-1].split("\n")

def read_hashes(lines, code, what):
    need(len(lines) <= 63, code, what, "has too many hashes")
    return [unbase64(line, 32, code, what) for line in lines]

def read_index_and_hashes(lines, code, what):
    need(lines and lines[0].startswith("index "), code, what, "has no index")
    return decimal(lines[0][6:], code, what), read_hashes(lines[1:], code, what)

def read_proof(data, first_line, checkpoint, what):
    """Index and path of a .tlog-proof (with first_line) or .spicy file; its checkpoint must be ours byte for byte."""
    text, gap, rest = data.partition(b"\n\n")
    lines = read_lines(text + gap[:1], "PROOF", what)
    need(first_line is None or lines.pop(0) == first_line, "PROOF", what, "is not a tlog-proof")
    index, path = read_index_and_hashes(lines, "PROOF", what)
    need(rest == checkpoint, "MIXED", what, "is under another checkpoint")
    return index, path

def check_consistency(data, old, new, code, what):
    """Between two (size, root)."""
    path = read_hashes(read_lines(data, "PROOF", what), "PROOF", what)
    need(roots_by_consistency(old[0], new[0], path, old[1]) == (old[1], new[1]), code, what, "does not lead to that root")

# ---- trust file, signed notes, checkpoints (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature)
def read_vkey(text, kind):
    """(name, key id), public key of `<name>+<id>+<base64 of type and key>`."""
    parts = text.split("+", 2)
    need(len(parts) == 3 and parts[0], "TRUST", "a vkey is malformed")
    raw = unbase64(parts[2], 33, "TRUST", "a vkey")
    key_id = sha256(parts[0].encode("utf-8") + b"\n" + raw)[:4]
    need(raw[0] == kind and key_id.hex() == parts[1], "TRUST", "a vkey is of another type or id")
    return (parts[0], key_id), raw[1:]

def read_trust(data):
    """logs: {(name, key id): (public key, first, last size)}, witnesses: {(name, key id): (public key, nickname)}."""
    logs, witnesses, quorums = {}, {}, []
    lines = data.decode("utf-8", "replace").split("\n")
    for words in (line.split() for line in lines if line.strip() and not line.startswith("#")):
        if words[0] == "log" and len(words) == 4:
            key, public = read_vkey(words[1], 1)
            sizes = words[2], "9" * 15 if words[3] == "-" else words[3]
            first, last = (decimal(size, "TRUST", "a log line") for size in sizes)
            need(first <= last and key not in logs, "TRUST", "a log key has no sizes or is named twice")
            logs[key] = (public, first, last)
        elif words[0] == "witness" and len(words) == 3:
            key, public = read_vkey(words[2], 4)
            need(key not in witnesses and words[1] != "none", "TRUST", "a witness is named twice, or none")
            witnesses[key] = (public, words[1])
        else:
            need(words[0] == "quorum" and len(words) == 2, "TRUST", "the trust file has a line that means nothing")
            quorums.append(words[1])
    names = [name for public, name in witnesses.values()]
    need(logs and len(quorums) <= 1 and len(set(names)) == len(names), "TRUST", "no log, two quorums or a name for two")
    need(set(quorums) <= {"none"} | set(names), "TRUST", "the quorum is a witness without a key")
    return SimpleNamespace(logs=logs, witnesses=witnesses, quorum=quorums[0] if quorums else "none")

VERIFIED, SCRATCH = {}, None

def signature_holds(public, message, signature):
    """Ed25519 by openssl, which takes files. Asked once for the same question."""
    question = (public, message, signature)
    if len(signature) == 64 and question not in VERIFIED:
        # RFC 8410: the fixed beginning of an Ed25519 public key in DER
        parts = {"key": bytes.fromhex("302a300506032b6570032100") + public, "text": message, "signature": signature}
        for name, data in parts.items():
            with open(os.path.join(SCRATCH, name), "wb") as out:
                out.write(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
        VERIFIED[question] = subprocess.run(command.split(), cwd=SCRATCH, stdin=subprocess.DEVNULL,
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    return VERIFIED.get(question, False)

def open_note(data, trust, what):
    """A checkpoint: text, origin, size, root, log keys that signed it, times (ms) by name of witness.
    Signatures first: whatever else is wrong with a text that nobody signed is not worth telling (T04)."""
    try:
        text, gap, block = data.decode("utf-8").rpartition("\n\n")
    except ValueError:
        raise Refused("SIGNATURE", what + " is not text")
    need(block.endswith("\n") and not re.search("[\x00-\x09\x0b-\x1f]", text + block), "SIGNATURE", what, "is no note")
    signed, signers, times = text.encode("utf-8") + b"\n", [], {}
    for words in (line.split(" ") for line in block[:-1].split("\n")):
        need(len(words) == 3 and words[0] == "\u2014" and words[1], "SIGNATURE", what, "has a line that is no signature")
        raw = unbase64(words[2], None, "SIGNATURE", what)
        key, signature = (words[1], raw[:4]), raw[4:]
        if key in trust.logs:
            need(signature_holds(trust.logs[key][0], signed, signature), "SIGNATURE", what, "was not signed so by the log")
            need(not times, "CHECKPOINT", what, "has a cosignature before the log's signature")
            signers.append(key)
        elif key in trust.witnesses:
            (public, witness), time = trust.witnesses[key], int.from_bytes(signature[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % time + signed
            need(signature_holds(public, message, signature[8:]), "SIGNATURE", what, "was not cosigned so by", witness)
            times[witness] = min(time * 1000, times.get(witness, time * 1000))
    need(signers, "SIGNATURE", what, "has no signature of a log we know")
    lines = text.split("\n")
    need(len(lines) == 3, "CHECKPOINT", what, "is not of three lines")
    need(all(name == lines[0] for name, key_id in signers), "ORIGIN", what, "is of another log")
    size, root = decimal(lines[1], "CHECKPOINT", what), unbase64(lines[2], 32, "CHECKPOINT", what)
    need(size > 0, "CHECKPOINT", what, "has no size")
    for key in signers:  # a retired key on a later checkpoint
        need(trust.logs[key][1] <= size <= trust.logs[key][2], "KEYRANGE", what, "was signed by a key outside its sizes")
    return SimpleNamespace(text=text, origin=lines[0], size=size, root=root, at=(size, root), signers=signers, times=times)

def open_head(data, trust, since, what):
    """The checkpoint everything is under: witnessed if need be, not older or other than a checkpoint kept."""
    head = open_note(data, trust, what)
    need(trust.quorum == "none" or trust.quorum in head.times, "QUORUM", what, "lacks its witness")
    if since:
        need(since.origin == head.origin, "ORIGIN", "the kept checkpoint is of another log")
        need(since.size <= head.size, "STALE", "older than the kept checkpoint of size", since.size)
        need(since.size < head.size or since.root == head.root, "FORK", "another root than the kept checkpoint")
    return head

# ---- folders: {path: content}
def read_folder(top):
    need(os.path.isdir(top), "MISSING", "no such folder")
    files = {}
    for place, folders, names in os.walk(top):
        for path in (os.path.join(place, name) for name in folders + names):
            need(not os.path.islink(path) and (os.path.isfile(path) or os.path.isdir(path)), "MANIFEST", path, "is no file")
            if os.path.isfile(path):
                with open(path, "rb") as source:
                    files[os.path.relpath(path, top).replace(os.sep, "/")] = source.read()
    return files

def take(files, path):
    need(path in files, "MISSING", path)
    return files[path]

def under(files, prefix): return sorted(path for path in files if path.startswith(prefix))

# ---- audit bundle
def tiles_of(level, count):
    """(path, first, width) of every tile of a level with so many hashes. c2sp.org/tlog-tiles: the number has three digits
    per element of the path, all but the last with an x before them. Two elements are enough for 256 million records."""
    for first in range(0, count, 256):
        number, width = first // 256, min(256, count - first)
        name = "%03d" % number if number < 1000 else "x%03d/%03d" % divmod(number, 1000)
        yield "log/tile/%s/%s%s" % (level, name, "" if width == 256 else ".p/%d" % width), first, width

def read_tile(files, path, width):
    tile = take(files, path)
    need(len(tile) == 32 * width, "TILE", path, "is not of its length")
    return [tile[i:i + 32] for i in range(0, len(tile), 32)]

def read_entries(files, size):
    entries, leaves = [], []
    for (path, _, width), (tile_path, _, _) in zip(tiles_of("entries", size), tiles_of(0, size)):
        bundle, offset = take(files, path), 0
        for expected in read_tile(files, tile_path, width):
            need(offset + 2 <= len(bundle), "BUNDLE", path, "ends before entry", len(entries))
            end = offset + 2 + int.from_bytes(bundle[offset:offset + 2], "big")
            need(end <= len(bundle), "BUNDLE", path, "ends within entry", len(entries))
            need(leaf_hash(bundle[offset + 2:end]) == expected, "LEAF", "entry", len(entries), "is not what its tile says")
            entries.append(bundle[offset + 2:end])
            leaves.append(expected)
            offset = end
        need(offset == len(bundle), "BUNDLE", path, "goes on after its last entry")
    return entries, Tree(leaves)

def check_upper_tiles(files, size, tree):
    """Also that log/ holds nothing but the tiles of this size."""
    expected, level = {"log/checkpoint"} | {path for path, _, _ in tiles_of("entries", size)}, 0
    while size >> 8 * level:
        for path, first, width in tiles_of(level, size >> 8 * level):
            expected.add(path)
            tile = read_tile(files, path, width)
            need(tile == tree.levels[8 * level][first:first + width], "TILE", path, "is not what lies below it")
        level += 1
    for path in under(files, "log/"):
        need(path in expected, "BUNDLE" if path.startswith("log/tile/entries/") else "TILE", path, "is too many")

def read_history(files, trust, head, tree):
    """Every published note, each the beginning of the newest one. Answers the notes in order of size."""
    proofs, notes = {path for path in under(files, "history/") if path.endswith(".consistency")}, []
    for path in sorted(set(under(files, "history/")) - proofs):
        note = open_note(files[path], trust, path)
        need(path == "history/%d.checkpoint" % note.size, "CHECKPOINT", path, "is of another size")
        need(note.origin == head.origin, "ORIGIN", path, "is of another log")
        need(note.size <= head.size, "STALE", "log/checkpoint is older than", path)
        need(tree.root(note.size) == note.root, "FORK", path, "has another root")
        notes.append(note)
    notes.sort(key=lambda note: note.size)
    need(notes and notes[-1].size == head.size, "MISSING", "history/%d.checkpoint" % head.size)
    for before, after in zip(notes, notes[1:]):
        path = "history/%d-%d.consistency" % (before.size, after.size)
        check_consistency(take(files, path), before.at, after.at, "PROOF", path)
        proofs.discard(path)
    need(not proofs, "PROOF", *sorted(proofs)[:1], "is not between neighbours")
    return notes

def witnessed_times(notes):
    """(size, ms) of every witnessed note; a witness states the largest tree it saw until then, so its times ascend."""
    latest, dated = {}, []
    for note in notes:
        for witness, time in note.times.items():
            need(time >= latest.get(witness, 0) - TOLERANCE, "TIME", "the witness", witness, "goes back in time")
            latest[witness] = max(time, latest.get(witness, 0))
        if note.times:
            dated.append((note.size, min(note.times.values())))
    return dated

def check_bracket(entry, index, dated, what):
    """Not before the checkpoint in `seen`, not after the first witnessed one that contains the record."""
    before = [time for size, time in dated if size <= entry["seen"]["size"]]
    after = [time for size, time in dated if size > index]
    need(not before or entry["ms"] >= before[-1] - TOLERANCE, "BACKDATED", what, "says it is older than what it saw")
    need(not after or entry["ms"] <= after[0] + TOLERANCE, "FUTURE", what, "says it is younger than its witness")

def check_heads_body(entry, index, what):
    body = entry["body"]
    need(entry["kind"] == "subject.heads" and entry["subj"] is None and has_keys(body, "count root upto")
         and is_count(body["count"]) and is_text(HEX, body["root"]) and is_count(body["upto"]) and body["upto"] == index,
         "HEADS", what, "is no heads record or does not name its own place")

def check_records(entries, tree, origin, published, dated):
    """Everything a record says against everything else in the log."""
    ids, heads, closed = set(), {}, False
    for index, data in enumerate(entries):
        what = "entry %d" % index
        entry = read_entry(data, origin, what)
        seen, subj = entry["seen"], entry["subj"]
        need(entry["id"] not in ids, "DUPLICATE", what, "has the id of another")
        ids.add(entry["id"])
        need(not closed, "ORDER", what, "is after the end of the log")
        closed = entry["kind"] == "log.closed"
        need(seen["size"] <= index and seen["size"] in published, "SEEN", what, "saw what was not published before it")
        need(seen["root"] == tree.root(seen["size"]).hex(), "SEEN", what, "saw another root")
        check_bracket(entry, index, dated, what)
        if subj is not None:
            n, leaf = heads.get(subj["tag"], (0, bytes(32)))
            need(subj["n"] == n + 1 and subj["prev"] == leaf.hex(), "CHAIN", what, "does not follow its person's last")
            heads[subj["tag"]] = (n + 1, tree.levels[0][index])
        if entry["kind"] == "subject.heads":
            check_heads_body(entry, index, what)
            lines = ["%s %d %s\n" % (tag, n, leaf.hex()) for tag, (n, leaf) in sorted(heads.items())]
            root = Tree([leaf_hash(line.encode()) for line in lines]).root(len(lines)).hex()
            need(entry["body"]["count"] == len(lines) and entry["body"]["root"] == root, "HEADS", what, "lists others")

def check_witness_requests(files, trust, head, tree):
    """add-checkpoint bodies: each begins at the size where the one before ended."""
    size = 0
    for number, path in enumerate(under(files, "witness/")):
        text, gap, rest = files[path].partition(b"\n\n")
        old, _, proof = (text + gap[:1]).partition(b"\n")
        need(path == "witness/%03d.req" % number and old == b"old %d" % size, "PROOF", path, "is not the next request")
        note = open_note(rest, trust, path)
        need(note.origin == head.origin and not note.times, "PROOF", path, "is of another log or cosigned")
        need(note.size > size and (size or not proof), "PROOF", path, "is no step forward")
        need(note.size <= head.size and tree.root(note.size) == note.root, "FORK", path, "has another root")
        if size:
            check_consistency(proof, (size, tree.root(size)), note.at, "PROOF", path)
        size = note.size

def check_singles(files, head, checkpoint):
    for path in under(files, "single/"):
        found = re.fullmatch(r"single/(%s)\.json(\.spicy)?" % DECIMAL, path)
        need(found, "MANIFEST", path, "does not belong here")
        plain = "single/%s.json" % found.group(1)
        index, hashes = read_proof(take(files, plain + ".spicy"), None, checkpoint, plain + ".spicy")
        fits = is_included(int(found.group(1)), head.size, leaf_hash(take(files, plain)), hashes, head.root)
        need(fits and index == int(found.group(1)), "INCLUSION", plain, "is not in the tree")

def check_inner_packages(files, trust, head, tree):
    for prefix in sorted({path.split("/")[0] + "/" for path in under(files, "pkg-") if "/" in path}):
        inner = {path[len(prefix):]: files[path] for path in under(files, prefix)}
        try:
            package = check_package(inner, trust, None)
        except Refused as refusal:
            raise Refused(refusal.args[0], "%s %s" % (prefix, refusal.args[1]))
        need(package.size <= head.size, "STALE", prefix, "is of a newer tree")
        need((package.origin, package.root) == (head.origin, tree.root(package.size)), "FORK", prefix, "is of another tree")

def check_log(files, trust, since):
    checkpoint = take(files, "log/checkpoint")
    head = open_head(checkpoint, trust, since, "log/checkpoint")
    entries, tree = read_entries(files, head.size)
    # The root before the upper tiles: an entry edited together with its leaf hash is told as ROOT (T02), not as TILE.
    need(tree.root(head.size) == head.root, "ROOT", "the entries do not hash to the signed root")
    check_upper_tiles(files, head.size, tree)
    need(not since or tree.root(since.size) == since.root, "FORK", "not a continuation of the kept checkpoint")
    notes = read_history(files, trust, head, tree)
    check_records(entries, tree, head.origin, {0} | {note.size for note in notes}, witnessed_times(notes + [head]))
    check_witness_requests(files, trust, head, tree)
    check_singles(files, head, checkpoint)
    keys = [read_vkey(line, 1)[0] for line in read_lines(take(files, "vkeys.txt"), "TRUST", "vkeys.txt")]
    need(len(set(keys)) == len(keys) and set(head.signers) <= set(keys), "TRUST", "vkeys.txt lacks or repeats a key")
    check_inner_packages(files, trust, head, tree)
    strange = [path for path in sorted(files) if not is_text(KNOWN_IN_BUNDLE, path)]
    need(not strange, "MANIFEST", *strange[:1], "does not belong here")

# ---- package of one borrower
def read_manifest(files):
    manifest = read_canonical(take(files, "manifest.json"), "MANIFEST", "manifest.json")
    need(has_keys(manifest, "files log records size subject v") and is_count(manifest["v"], 1) and manifest["v"] == 1
         and is_count(manifest["records"]) and is_count(manifest["size"], 1) and is_text(TAG, manifest["subject"])
         and isinstance(manifest["files"], list), "MANIFEST", "manifest.json is not a manifest")
    for file in manifest["files"]:
        need(has_keys(file, "path sha256") and is_text(KNOWN_FILES, file["path"]) and is_text(HEX, file["sha256"]),
             "MANIFEST", "manifest.json lists what does not belong here")
    paths = [file["path"] for file in manifest["files"]]
    need(ascending(paths), "MANIFEST", "manifest.json is not in order")
    unlisted = sorted(set(files) - set(paths) - {"manifest.json"})
    need(not unlisted, "MANIFEST", *unlisted[:1], "is not listed")
    for file in manifest["files"]:
        need(sha256(take(files, file["path"])).hex() == file["sha256"], "MANIFEST", file["path"], "was changed")
    return manifest

def read_record(files, path, head):
    data = take(files, path)
    return SimpleNamespace(path=path, leaf=leaf_hash(data), entry=read_entry(data, head.origin, path))

def prove(files, record, proof_path, head):
    """The record lies in the tree of the checkpoint, and its time and what it saw do not contradict that."""
    record.index, hashes = read_proof(take(files, proof_path), "c2sp.org/tlog-proof@v1", files["checkpoint"], proof_path)
    need(is_included(record.index, head.size, record.leaf, hashes, head.root), "INCLUSION", record.path, "is not in it")
    need(record.entry["seen"]["size"] <= record.index, "SEEN", record.path, "saw what was not before it")
    check_bracket(record.entry, record.index, witnessed_times([head]), record.path)
    return record

def read_own_records(files, subject, head):
    """records/ and proofs/: one person, in order, chained. Whether the last is the last, the heads line tells."""
    records, leaf, index = [], bytes(32), -1
    for n, path in enumerate(under(files, "records/"), 1):
        record = read_record(files, path, head)
        subj = record.entry["subj"]
        need(subj is not None and subj["tag"] == subject, "SUBJECT", path, "is someone else's")
        fits = subj["n"] == n and subj["prev"] == leaf.hex() and path == "records/%06d.json" % n
        need(fits, "CHAIN", path, "does not follow the one before")
        prove(files, record, "proofs/%06d.tlog-proof" % n, head)
        need(record.index > index, "ORDER", path, "lies before the one before it")
        leaf, index = record.leaf, record.index
        records.append(record)
    need(len(under(files, "proofs/")) == len(records), "PROOF", "there is a proof of no record")
    return records

def check_opened_sections(files, records):
    for path in under(files, "open/"):
        number, opened = int(path[5:11]), read_canonical(files[path], "OPEN", path)
        need(1 <= number <= len(records), "OPEN", path, "opens no record")
        entry = records[number - 1].entry
        need(has_keys(opened, "id sections") and opened["id"] == entry["id"] and isinstance(opened["sections"], dict)
             and opened["sections"], "OPEN", path, "does not open its record")
        for name, section in opened["sections"].items():
            need(has_keys(section, "r value") and is_text(HEX, section["r"]), "OPEN", path, "has no proper", name)
            message = ("evlog/v1/commit\n%s\n%s\n" % (entry["id"], name)).encode() + canonical(section["value"])
            commitment = hmac.new(bytes.fromhex(section["r"]), message, "sha256").hexdigest()
            need(entry["sec"].get(name) == commitment, "OPEN", path, "is not what was recorded:", name)

def prove_line(files, name, proof, body):
    """A line of the heads record; answers its place, and its tag, number and leaf."""
    line = take(files, "heads/%s.txt" % name)
    found = re.fullmatch(b"([0-9a-f]{32}) ([1-9][0-9]{0,14}) ([0-9a-f]{64})\n", line)
    need(found, "HEADS", "heads/%s.txt is no line of last records" % name)
    path = "heads/%s.txt" % proof
    index, hashes = read_index_and_hashes(read_lines(take(files, path), "HEADS", path), "HEADS", path)
    fits = is_included(index, body["count"], leaf_hash(line), hashes, bytes.fromhex(body["root"]))
    need(fits, "HEADS", "heads/%s.txt is not in the heads record" % name)
    return index, [part.decode() for part in found.groups()]

def check_absence(files, subject, body):
    """Lines are in order, so between two neighbours there is nobody: before the first and after the last neither."""
    before, after = -1, body["count"]
    if "heads/before.txt" in files:
        before, (tag, _, _) = prove_line(files, "before", "before-proof", body)
        need(tag < subject, "INCOMPLETE", "heads/before.txt does not stand before this person")
    if "heads/after.txt" in files:
        after, (tag, _, _) = prove_line(files, "after", "after-proof", body)
        need(tag > subject, "INCOMPLETE", "heads/after.txt does not stand after this person")
    need(after == before + 1, "INCOMPLETE", "other lines stand between, this person's could be among them")

def check_heads(files, manifest, head, records):
    """The line lies in the heads record, the record in the log, and the line's last record is ours."""
    record = prove(files, read_record(files, "heads/record.json", head), "heads/record.tlog-proof", head)
    check_heads_body(record.entry, record.index, "heads/record.json")
    if not records and "heads/line.txt" not in files:
        need(manifest["records"] == 0, "MISSING", "records/000001.json")
        check_absence(files, manifest["subject"], record.entry["body"])
        return record
    _, (tag, last, leaf) = prove_line(files, "line", "proof", record.entry["body"])
    need(tag == manifest["subject"], "HEADS", "heads/line.txt is not this person's line")
    need(len(records) == manifest["records"] == int(last), "INCOMPLETE", len(records), "records here,", last, "in the log")
    need(leaf == records[-1].leaf.hex(), "HEADS", "the line's last record is not ours")
    need(records[-1].index < record.index, "HEADS", "a record lies after the heads record that lists it")
    return record

def read_refs(files, kind, head):
    """refs/<kind>, <kind>-2, <kind>-3 …, newest first, each with the text it publishes."""
    stems, refs = {path.rsplit(".", 1)[0] for path in under(files, "refs/" + kind)}, []
    for number in range(1, len(stems) + 1):
        stem = "refs/%s" % kind + ("-%d" % number if number > 1 else "")
        ref = prove(files, read_record(files, stem + ".json", head), stem + ".tlog-proof", head)
        ref.body, ref.content = ref.entry["body"], take(files, stem + ".content")
        need(ref.entry["kind"] == kind + ".published" and ref.entry["subj"] is None
             and {kind, "sha256", "version"} <= set(ref.body), "REF", ref.path, "publishes no", kind)  # and who approved it
        need(sha256(ref.content).hex() == ref.body["sha256"], "REF", stem + ".content is not what was published")
        need(not refs or ref.index < refs[-1].index, "REF", ref.path, "is not older than the one before")
        refs.append(ref)
    return refs

def check_ruleset(files, ref):
    """Content of a policy and the guard it names. Answers the guard's path."""
    ruleset = read_canonical(ref.content, "REF", "the content of " + ref.path)
    need(has_keys(ruleset, "guard house rules") and isinstance(ruleset["house"], dict) and isinstance(ruleset["rules"], list)
         and all(has_keys(rule, "citation numbers rule") and isinstance(rule["rule"], str) for rule in ruleset["rules"])
         and ascending([rule["rule"] for rule in ruleset["rules"]]), "REF", "the content of", ref.path, "is no ruleset")
    guard = "refs/guard-%s.mjs" % ref.body["sha256"]
    need(sha256(take(files, guard)).hex() == ruleset["guard"], "REF", guard, "is not the code that decided")
    return guard

def find_ref(named, refs, decision):
    for ref in refs:
        if isinstance(named, dict) and named.get("leaf") == ref.entry["id"]:
            fits = named.get("version") == ref.body["version"] and ref.index < decision.index
            need(fits, "REF", decision.path, "names another version or was before it:", ref.path)
            return ref
    raise Refused("REF", "what %s names is not in refs/" % decision.path)

def check_refs(files, head, records):
    policies, templates = (read_refs(files, kind, head) for kind in ("policy", "template"))
    need(policies, "MISSING", "refs/policy.json")
    guards = sorted({check_ruleset(files, ref) for ref in policies})
    need(under(files, "refs/guard-") == guards, "REF", "there is a guard of no policy")
    decisions, used = [record for record in records if record.entry["kind"] == "decision"], []
    for decision in decisions:
        body = decision.entry["body"]
        used.append(find_ref(body.get("policy"), policies, decision))
        need(body.get("ruleset") == used[-1].body["sha256"], "REF", decision.path, "is by another ruleset")
        if body.get("template", "") is not None:
            used.append(find_ref(body.get("template"), templates, decision))
    used += [] if decisions else policies[:1]  # the tenant's newest, where no decision names one
    need(all(ref in used for ref in policies + templates), "REF", "refs/ holds what no decision names")
    return policies + templates

def check_seen_and_consistency(files, head, proven, since):
    """T11 as far as a package goes: one size has one root, and where a consistency proof tells the root, that one."""
    roots = {0: sha256(b"").hex()}
    roots.update((note.size, note.root.hex()) for note in (head, since) if note)
    for record in proven:
        seen = record.entry["seen"]
        need(roots.setdefault(seen["size"], seen["root"]) == seen["root"], "SEEN", record.path, "saw another root")
    for path in under(files, "consistency/"):
        old, new = (int(size) for size in path[12:-12].split("-"))
        need(new == head.size and old < new, "MIXED", path, "is not between an older size and this one")
        known, hashes = bytes.fromhex(roots.get(old, "")), read_hashes(read_lines(files[path], "PROOF", path), "PROOF", path)
        if known or old & (old - 1):  # from a power of two it says nothing without the older root
            pair = roots_by_consistency(old, new, hashes, known)
            need(pair and pair[1] == head.root, "PROOF", path, "does not lead to the root")
            need(known in (b"", pair[0]), "SEEN", "a record saw another root than", path, "proves")

def check_package(files, trust, since):
    manifest = read_manifest(files)
    head = open_head(take(files, "checkpoint"), trust, since, "checkpoint")
    need(manifest["log"] == head.origin, "ORIGIN", "manifest.json names another log")
    need(manifest["size"] == head.size, "MIXED", "manifest.json names another size")
    if since and since.size < head.size:
        path = "consistency/%d-%d.consistency" % (since.size, head.size)
        check_consistency(take(files, path), since.at, head.at, "FORK", path)
    records = read_own_records(files, manifest["subject"], head)
    check_opened_sections(files, records)
    heads_record = check_heads(files, manifest, head, records)
    proven = records + check_refs(files, head, records) + [heads_record]
    need(len({record.entry["id"] for record in proven}) == len(proven), "DUPLICATE", "two records have one id")
    check_seen_and_consistency(files, head, proven, since)
    return head

# ---- command line
def verdict(top, trust_data, since_data):
    try:
        trust, files = read_trust(trust_data), read_folder(top)
        since = open_note(since_data, trust, "the kept checkpoint") if since_data is not None else None
        is_package = "manifest.json" in files or under(files, "records/")
        (check_package if is_package else check_log)(files, trust, since)
        return "OK", ""
    except Refused as refusal:
        return refusal.args
    except Exception as error:  # whatever was not foreseen is a refusal too, never a trace
        return "MALFORMED", "%s: %s" % (type(error).__name__, error)

def main():
    global SCRATCH
    parser = argparse.ArgumentParser(description="An independent reader of evidence bundles and packages.")
    parser.add_argument("dirs", nargs="+", metavar="dir")
    parser.add_argument("--trust", required=True, metavar="file", type=argparse.FileType("rb"))
    parser.add_argument("--since", metavar="checkpoint", type=argparse.FileType("rb"))
    given = parser.parse_args()
    trust_data, since_data = given.trust.read(), given.since.read() if given.since else None
    codes = set()
    with tempfile.TemporaryDirectory() as SCRATCH:
        for top in given.dirs:
            code, reason = verdict(top, trust_data, since_data)
            codes.add(code)
            line = ("%s %s %s" % (code, top, reason[:200])).rstrip()
            print("".join(c if c.isprintable() and c.isascii() else "?" for c in line), flush=True)
    return 0 if codes == {"OK"} else 1

if __name__ == "__main__":
    sys.exit(main())
