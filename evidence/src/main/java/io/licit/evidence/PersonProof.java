package io.licit.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * That a decision about one person is among those whose salted root an entry of a log holds.
 *
 * <p>It is for her alone: it holds her salt and the decision in full. The entry has to name the root, as
 * {@code sha256:} and its hexadecimal digits.
 *
 * @param salt 32 bytes
 * @param decision canonical JSON, RFC 8785
 * @param inTree where the decision stands in the tree of decisions
 * @param entry the entry of the log that holds the root of that tree
 * @param inLog the proof that the entry is in the log
 */
public record PersonProof(byte[] salt, byte[] decision, InclusionProof inTree, byte[] entry, ProofFile inLog) {
    private static final String FIRST = "licit person-proof v1";
    private static final String WHAT = "the proof for a person";

    public PersonProof {
        if (salt.length != SaltedTree.SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        salt = salt.clone();
        decision = decision.clone();
        entry = entry.clone();
    }

    public static PersonProof read(Path file) throws EvidenceException {
        return parse(TextFile.text(file, WHAT));
    }

    public void write(Path file) throws EvidenceException {
        TextFile.replace(file, print(), WHAT);
    }

    public String print() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        text.append("salt ").append(Base64Text.encode(salt)).append('\n');
        text.append("decision ").append(line(decision)).append('\n');
        text.append("index ").append(inTree.index()).append('\n');
        text.append("size ").append(inTree.size()).append('\n');
        inTree.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append("entry ").append(line(entry)).append('\n');
        return text.append(inLog.print()).toString();
    }

    /** Canonical JSON has no line breaks outside of strings, and escapes those inside. */
    private static String line(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    public static PersonProof parse(String text) throws EvidenceException {
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw EvidenceException.given(WHAT + " has no part about the log");
        }
        List<String> lines = Words.lines(text.substring(0, split + 1), WHAT);
        if (lines.size() < 5 || !lines.get(0).equals(FIRST)) {
            throw EvidenceException.given(WHAT + " does not begin with `" + FIRST + "`");
        }
        byte[] salt = Base64Text.decode(after("salt ", lines.get(1)));
        if (salt.length != SaltedTree.SALT_BYTES) {
            throw EvidenceException.given("a salt has 32 bytes, not " + salt.length);
        }
        byte[] decision = Words.bytes(after("decision ", lines.get(2)));
        long index = Words.number(after("index ", lines.get(3)), "the index in the proof");
        long size = Words.number(after("size ", lines.get(4)), "the size in the proof");
        List<Hash> path = ProofFile.hashes(lines.subList(5, lines.size()));
        String rest = text.substring(split + 2);
        int end = rest.indexOf('\n');
        if (end < 0) {
            throw EvidenceException.given(WHAT + " has no entry of the log");
        }
        byte[] entry = Words.bytes(after("entry ", rest.substring(0, end)));
        ProofFile inLog = ProofFile.parse(rest.substring(end + 1));
        return new PersonProof(salt, decision, new InclusionProof(index, size, path), entry, inLog);
    }

    private static String after(String word, String line) throws EvidenceException {
        if (!line.startsWith(word)) {
            throw EvidenceException.given(WHAT + " has a line without `" + word.strip() + "`");
        }
        return line.substring(word.length());
    }

    /** Holds everything against the key of the log. */
    public Report verify(VerifierKey key) {
        List<Report.Check> checks = new ArrayList<>();
        checks.add(entryInLog(key));
        checks.add(canonical("entry", entry));
        checks.add(canonical("decision", decision));
        checks.add(decisionInEntry());
        return new Report(checks);
    }

    private Report.Check entryInLog(VerifierKey key) {
        try {
            Checkpoint head = inLog.verify(entry, key);
            return new Report.Check(
                    "log", true, "entry " + inLog.index() + " of the " + head.size() + " in the log " + head.origin());
        } catch (EvidenceException e) {
            return new Report.Check("log", false, e.said());
        }
    }

    private static Report.Check canonical(String name, byte[] json) {
        try {
            CanonicalJson.require(json);
            return new Report.Check(name, true, "JSON in the form of RFC 8785");
        } catch (EvidenceException e) {
            return new Report.Check(name, false, e.said());
        }
    }

    private Report.Check decisionInEntry() {
        Hash leaf = SaltedTree.leaf(salt, decision);
        Optional<String> root = Mentions.in(entry).stream()
                .filter(named ->
                        inTree.proves(leaf, Hash.raw(HexFormat.of().parseHex(named.substring("sha256:".length())))))
                .findFirst();
        return root.isPresent()
                ? new Report.Check(
                        "decision in entry",
                        true,
                        "the entry names the root " + root.get() + " over " + inTree.size()
                                + " decisions, of which this is one")
                : new Report.Check("decision in entry", false, "the entry names no root to which this decision leads");
    }
}
