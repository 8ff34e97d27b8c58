package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a pack held against its checkpoint: the log's parts, its entries, what is attached, what came before. */
final class PackContent {
    private static final String FILES = "files of the log";
    private static final String ENTRIES = "entries";
    private static final String TILES = "tiles";
    private static final String JSON = "canonical JSON";
    private static final String ATTACHED = "attachments";
    private static final String OLDER = "older checkpoint";

    private final PackFiles files;
    private final Checkpoint head;
    private final Given given;
    private final Map<String, String> wrong = new HashMap<>();
    private final Map<String, List<Long>> mentioned = new HashMap<>();

    PackContent(PackFiles files, Checkpoint head, Given given) {
        this.files = files;
        this.head = head;
        this.given = given;
    }

    /** What came by another way than the pack. */
    record Given(VerifierKey key, Optional<Checkpoint> older) {}

    List<Report.Check> checks() throws EvidenceException {
        List<Report.Check> checks = new ArrayList<>();
        // A checkpoint that claims far more than there is would keep us busy for ever.
        if (head.size() / Tile.WIDTH > files.names().size()) {
            checks.add(new Report.Check(
                    FILES, false, "the checkpoint tells of " + head.size() + " entries; there are not so many here"));
            return checks;
        }
        List<Layout.Part> parts = Layout.parts(head.size());
        layout(parts);
        Map<String, String> digests = attachments();
        entries(digests);
        checks.add(check(FILES, parts.size() + " parts, each where it belongs, and nothing else"));
        checks.add(check(ENTRIES, head.size() + " entries hashed anew have the root of the checkpoint"));
        checks.add(check(TILES, "every hash of the tree is that of the entries"));
        checks.add(check(JSON, "every entry is JSON in the form of RFC 8785"));
        checks.add(attached(digests));
        if (given.older().isPresent()) {
            checks.add(check(
                    OLDER, "the first " + given.older().get().size() + " entries are those of the older checkpoint"));
        }
        return checks;
    }

    private Report.Check check(String name, String right) {
        Optional<String> failure = Optional.ofNullable(wrong.get(name));
        return new Report.Check(name, failure.isEmpty(), failure.orElse(right));
    }

    private void fail(String name, String what) {
        wrong.putIfAbsent(name, what);
    }

    /** Exactly the parts of a log of this size, what a pack has beside them, and narrower parts that say the same. */
    private void layout(List<Layout.Part> parts) throws EvidenceException {
        SortedSet<String> rest = new TreeSet<>(files.names());
        rest.remove(Layout.CHECKPOINT);
        rest.remove(Pack.README);
        rest.removeIf(name -> name.startsWith(Pack.ATTACHMENTS));
        Map<String, Layout.Part> byPath = new LinkedHashMap<>();
        for (Layout.Part part : parts) {
            byPath.put(part.full(), part);
            if (!rest.remove(part.path())) {
                fail(FILES, "there is no file " + part.path());
            }
        }
        if (rest.remove(Pack.KEY)
                && !Arrays.equals(files.read(Pack.KEY), Words.bytes(given.key().print() + "\n"))) {
            fail(FILES, "key.txt has another key than the one that was given");
        }
        for (String name : rest) {
            if (!isEarlier(name, byPath)) {
                fail(FILES, "the file " + Words.shown(name) + " does not belong to this log");
            }
        }
    }

    /** Whether a file is a part as it was at an earlier checkpoint, which folders keep for their readers. */
    private boolean isEarlier(String name, Map<String, Layout.Part> byPath) throws EvidenceException {
        int split = name.lastIndexOf(".p/");
        Layout.Part part = split < 0 ? null : byPath.get(name.substring(0, split));
        String width = name.substring(Math.max(0, split + 3));
        if (part == null || !width.matches("[1-9][0-9]{0,2}") || Integer.parseInt(width) >= part.width()) {
            return false;
        }
        return files.names().contains(part.path())
                && part.begins(Integer.parseInt(width), files.read(name), files.read(part.path()));
    }

    private Map<String, String> attachments() throws EvidenceException {
        Map<String, String> digests = new TreeMap<>();
        for (String name : files.names()) {
            if (name.startsWith(Pack.ATTACHMENTS)) {
                digests.put(name, files.digest(name).named());
            }
        }
        digests.values().forEach(digest -> mentioned.put(digest, new ArrayList<>()));
        return digests;
    }

    private void entries(Map<String, String> digests) throws EvidenceException {
        Edge edge = new Edge();
        compareOlder(edge);
        for (long index = 0; index * Tile.WIDTH < head.size(); index++) {
            int width = Tile.width(0, index, head.size());
            String path = Layout.at(Layout.fullEntries(index), width);
            List<byte[]> bundle;
            try {
                bundle = Layout.unbundle(files.read(path), width, "the file " + path);
            } catch (EvidenceException e) {
                fail(ENTRIES, e.said());
                fail(TILES, "not compared, because entries are missing");
                fail(JSON, "not every entry could be read");
                fail(OLDER, "not compared, because entries are missing");
                return;
            }
            List<Tile> full = new ArrayList<>();
            for (byte[] entry : bundle) {
                entry(edge.size(), entry, digests);
                edge.add(Hash.leaf(entry), full);
                compareOlder(edge);
            }
            compareTiles(full);
        }
        compareTiles(edge.partial());
        if (!edge.root().equals(head.root())) {
            fail(ENTRIES, "the entries do not have the root of the checkpoint");
        }
        if (given.older().isPresent() && given.older().get().size() > head.size()) {
            fail(
                    OLDER,
                    "the older checkpoint has " + given.older().get().size() + " entries, this log only "
                            + head.size());
        }
    }

    private void entry(long index, byte[] entry, Map<String, String> digests) {
        try {
            CanonicalJson.require(entry);
        } catch (EvidenceException e) {
            fail(JSON, "entry " + index + ": " + e.said());
        }
        if (!digests.isEmpty()) {
            for (String digest : Mentions.in(entry)) {
                mentioned.computeIfPresent(digest, (named, at) -> {
                    at.add(index);
                    return at;
                });
            }
        }
    }

    private void compareOlder(Edge edge) {
        if (given.older().isPresent()
                && given.older().get().size() == edge.size()
                && !given.older().get().root().equals(edge.root())) {
            fail(OLDER, "the first " + edge.size() + " entries are not those of the older checkpoint");
        }
    }

    private void compareTiles(List<Tile> tiles) {
        for (Tile tile : tiles) {
            String path = Layout.at(Layout.full(tile.level(), tile.index()), tile.width());
            try {
                if (!Arrays.equals(files.read(path), tile.hashes())) {
                    fail(TILES, "the file " + path + " does not have the hashes of the entries");
                }
            } catch (EvidenceException e) {
                fail(TILES, e.said());
            }
        }
    }

    private Report.Check attached(Map<String, String> digests) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> file : digests.entrySet()) {
            List<Long> at = mentioned.getOrDefault(file.getValue(), List.of());
            if (at.isEmpty()) {
                fail(ATTACHED, "no entry names the digest of " + Words.shown(file.getKey()) + ": " + file.getValue());
            } else {
                found.add(Words.shown(file.getKey()) + " by entry " + at.get(0));
            }
        }
        return check(ATTACHED, found.isEmpty() ? "none" : "named in the log: " + String.join(", ", found));
    }
}
