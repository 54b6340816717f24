# SPDX-License-Identifier: ISC
"""Power-loss replay: record what a program writes, then cut the power.

plr.py [--reader] [--check-every N] COUNT DB

Runs `crm-log -D DB c1 "voice I"` COUNT times under strace(1). Then, for the
moment after each recorded operation, builds what the disk may hold: all that
was synced, and of the rest nothing, everything, a random half, or a random
half torn into sectors. Opens each such state and looks for what had been
acknowledged by then. --reader: another program holds a snapshot meanwhile, so
that the log cannot be folded in.

Prints "states N lost N corrupt N".
"""

import argparse
import hashlib
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

SECTOR = 512
CALLS = ("open,openat,creat,write,pwrite64,pwritev,writev,fsync,fdatasync,"
         "sync_file_range,ftruncate,truncate,unlink,unlinkat,rename,renameat,"
         "renameat2,mkdir,mkdirat,link,linkat,fallocate,copy_file_range")
# what is not replayed must not be used unnoticed
STRANGE = {"pwritev", "writev", "sync_file_range", "truncate", "link",
           "linkat", "fallocate", "copy_file_range", "creat"}

READER = """
import sqlite3, sys
base = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
base.isolation_level = None
base.execute("BEGIN")
base.execute("SELECT count(*) FROM batches").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""


def unescape(text):
    return bytes(int(h, 16) for h in re.findall(r"\\x([0-9a-f]{2})", text))


FD = r"(-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?(?:\(deleted\))?"
STRING = r'"((?:\\x[0-9a-f]{2})*)"'


class Recorder:
    """The operations of some runs, as (kind, path, ...)."""

    def __init__(self, folder):
        self.folder = folder.encode()
        self.ops = []

    def inside(self, path):
        return (path == self.folder or
                os.path.dirname(path) == self.folder)

    def add_line(self, line):
        m = re.match(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)", line)
        if not m or int(m.group(3)) < 0:
            return
        name, args, result = m.group(1), m.group(2), int(m.group(3))
        if name in ("write", "pwrite64"):
            self.add_write(name, args, result)
        elif name in ("fsync", "fdatasync"):
            path = unescape(re.match(FD, args).group(2) or "")
            if self.inside(path):
                self.ops.append(("sync", path))
        elif name == "ftruncate":
            m = re.match(FD + r", (\d+)", args)
            path = unescape(m.group(2) or "")
            if self.inside(path):
                self.ops.append(("cut", path, int(m.group(3))))
        elif name in ("open", "openat"):
            path = unescape(re.search(STRING, args).group(1))
            if self.inside(path) and "O_CREAT" in args:
                self.ops.append(("make", path, "O_TRUNC" in args))
        elif name in ("unlink", "unlinkat"):
            path = unescape(re.search(STRING, args).group(1))
            if self.inside(path):
                self.ops.append(("unlink", path))
        elif self.folder in unescape(args):
            if name in STRANGE or name.startswith(("rename", "mkdir")):
                raise SystemExit("plr.py: cannot replay " + line[:200])

    def add_write(self, name, args, result):
        m = re.match(FD + ", " + STRING + r", (\d+)(?:, (\d+))?", args)
        if not m:
            raise SystemExit("plr.py: cannot read " + args[:200])
        path, data = unescape(m.group(2) or ""), unescape(m.group(3))
        if len(data) < result:
            raise SystemExit("plr.py: strace cut a write short")
        if name == "pwrite64" and self.inside(path):
            self.ops.append(("write", path, int(m.group(5)), data[:result]))
        elif m.group(1) == "1":
            self.ops.append(("ack", data.decode("utf-8", "replace")))
        elif self.inside(path) and not path.endswith(b"-shm"):
            raise SystemExit("plr.py: write(2) into " + repr(path))


def record(count, db, trace):
    recorder = Recorder(os.path.dirname(db))
    for i in range(count):
        run = subprocess.run(
            ["strace", "-f", "-y", "-xx", "-s", "100000", "-o", trace, "-e",
             "trace=" + ",".join("?" + c for c in CALLS.split(",")),
             "crm-log", "-D", db, "c1", "power %d" % i],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if run.returncode != 0:
            raise SystemExit("plr.py: crm-log: %d %s" %
                             (run.returncode, run.stderr))
        with open(trace, encoding="ascii", errors="replace") as lines:
            for line in lines:
                recorder.add_line(line)
    return recorder.ops


class Disk:
    """What is certainly on the disk, and what is on its way."""

    def __init__(self, folder, base):
        self.folder = folder.encode()
        self.durable = {}    # inode -> bytes
        self.waiting = []    # (inode, operation)
        self.names = {}      # path -> inode, as the programs see it
        self.kept = {}       # path -> inode, as the folder on the disk
        self.moves = []      # folder operations on their way
        self.next = 0
        for path, data in base.items():
            self.names[path] = self.kept[path] = self.make(data)

    def make(self, data=b""):
        self.next += 1
        self.durable[self.next] = data
        return self.next

    def apply(self, op):
        kind, path = op[0], op[1]
        if kind == "make":
            if path not in self.names:
                self.names[path] = self.make()
                self.moves.append((path, self.names[path]))
            elif op[2]:
                self.waiting.append((self.names[path], ("cut", 0)))
        elif kind == "unlink":
            self.names.pop(path, None)
            self.moves.append((path, None))
        elif kind == "sync" and path == self.folder:
            for name, inode in self.moves:
                move(self.kept, name, inode)
            self.moves = []
        elif path in self.names:
            inode = self.names[path]
            if kind == "sync":
                for where, change in self.waiting:
                    if where == inode:
                        self.durable[inode] = changed(self.durable[inode],
                                                      change)
                self.waiting = [w for w in self.waiting if w[0] != inode]
            elif kind == "write":
                self.waiting.append((inode, ("write", op[2], op[3])))
            elif kind == "cut":
                self.waiting.append((inode, ("cut", op[2])))

    def after_loss(self, trial, dice):
        """path -> bytes that the next boot may find."""
        files = dict(self.durable)
        for inode, change in self.waiting:
            if trial == "none":
                continue
            if trial != "all" and dice.random() < 0.5:
                continue
            for part in torn(change, trial, dice):
                files[inode] = changed(files[inode], part)
        names = dict(self.kept)
        upto = {"none": 0, "all": len(self.moves)}.get(
            trial, dice.randint(0, len(self.moves)))
        for name, inode in self.moves[:upto]:
            move(names, name, inode)
        return {name: files[inode] for name, inode in names.items()}


def move(names, name, inode):
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def torn(change, trial, dice):
    if trial != "torn" or change[0] != "write":
        return [change]
    at, data = change[1], change[2]
    parts = []
    first = 0
    while first < len(data):
        last = min(len(data), (at + first) // SECTOR * SECTOR + SECTOR - at)
        if dice.random() < 0.5:
            parts.append(("write", at + first, data[first:last]))
        first = last
    return parts


def changed(data, change):
    if change[0] == "cut":
        return data[:change[1]] + b"\0" * (change[1] - len(data))
    at, new = change[1], change[2]
    return data[:at] + b"\0" * (at - len(data)) + new + data[at + len(new):]


def judge(folder, name, files, acks, ask_program):
    """'' or what is wrong with that state."""
    for old in os.listdir(folder):
        os.unlink(os.path.join(folder, old))
    for path, data in files.items():
        if not path.endswith(b"-shm"):
            where = os.path.join(folder, os.path.basename(path).decode())
            with open(where, "wb", opener=lambda p, f: os.open(p, f, 0o600)) \
                    as out:
                out.write(data)
    db = os.path.join(folder, name)
    if ask_program:
        run = subprocess.run(["crm-check", "-D", db], check=False,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode != 0 or run.stdout:
            return "corrupt"
    try:
        base = sqlite3.connect(db)
        try:
            if base.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return "corrupt"
            there = [r[0] for r in base.execute(
                "SELECT text FROM interactions")]
        finally:
            base.close()
    except sqlite3.Error:
        return "corrupt"
    return "" if all(there.count(a) == 1 for a in acks) else "lost"


def replay(ops, db, base, every):
    folder = os.path.dirname(db)
    dice = random.Random(7)
    disk = Disk(folder, base)
    acks, seen = [], set()
    counts = {"states": 0, "lost": 0, "corrupt": 0}
    with tempfile.TemporaryDirectory() as where:
        for op in ops:
            if op[0] == "ack":
                acks += re.findall(r"\tpower \d+$", op[1], re.M)
            else:
                disk.apply(op)
            wanted = [a.strip() for a in acks]
            for trial in ("none", "all", "half", "half", "torn", "torn"):
                files = disk.after_loss(trial, dice)
                key = hashlib.sha256(repr(
                    (len(acks), sorted(files.items()))).encode()).digest()
                if key in seen:
                    continue
                seen.add(key)
                counts["states"] += 1
                wrong = judge(where, os.path.basename(db), files, wanted,
                              every and counts["states"] % every == 0)
                if wrong:
                    counts[wrong] += 1
    if len(acks) == 0:
        raise SystemExit("plr.py: nothing was acknowledged")
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reader", action="store_true")
    parser.add_argument("--check-every", type=int, default=0)
    parser.add_argument("count", type=int)
    parser.add_argument("db")
    args = parser.parse_args()
    db = os.path.realpath(args.db)
    folder = os.path.dirname(db)
    # a process of its own: closing the file here would drop its locks
    reader = args.reader and subprocess.Popen(
        [sys.executable, "-c", READER, db], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE)
    if reader:
        reader.stdout.readline()
    base = {}
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and not name.endswith("-shm"):
            with open(path, "rb") as data:
                base[path.encode()] = data.read()
    trace = os.path.join(tempfile.gettempdir(), "plr-%d" % os.getpid())
    try:
        ops = record(args.count, db, trace)
    finally:
        if os.path.exists(trace):
            os.unlink(trace)
        if reader:
            reader.communicate()
    counts = replay(ops, db, base, args.check_every)
    print("states %(states)d lost %(lost)d corrupt %(corrupt)d" % counts)


if __name__ == "__main__":
    sys.exit(main())
