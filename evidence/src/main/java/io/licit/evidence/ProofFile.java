package io.licit.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a log, in one text that needs no connection to anything: C2SP tlog-proof, version 1.
 *
 * @param extra base64 of what an application adds; nobody vouches for it
 */
public record ProofFile(long index, List<Hash> path, SignedNote checkpoint, Optional<String> extra) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final String WHAT = "the proof";
    private static final int STEPS_MAX = 63;

    public ProofFile {
        path = List.copyOf(path);
    }

    /** The proof for an entry against the present head of its log. */
    public static ProofFile of(Log log, long index) throws EvidenceException {
        SignedNote head = log.signedHead();
        long size = Checkpoint.parse(head.text()).size();
        return new ProofFile(index, log.inclusion(index, size).path(), head, Optional.empty());
    }

    public static ProofFile read(Path file) throws EvidenceException {
        return parse(TextFile.text(file, WHAT));
    }

    public void write(Path file) throws EvidenceException {
        TextFile.replace(file, print(), WHAT);
    }

    public static ProofFile parse(String text) throws EvidenceException {
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw EvidenceException.given(WHAT + " has no checkpoint");
        }
        List<String> lines = Words.lines(text.substring(0, split + 1), WHAT);
        if (!lines.get(0).equals(FIRST)) {
            throw EvidenceException.given(WHAT + " does not begin with `" + FIRST + "`");
        }
        int at = 1;
        Optional<String> extra = Optional.empty();
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = Optional.of(lines.get(at).substring(EXTRA.length()));
            Base64Text.decode(extra.get());
            at++;
        }
        if (at >= lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw EvidenceException.given(WHAT + " has no line `index`");
        }
        long index = Words.number(lines.get(at).substring(INDEX.length()), "the index in the proof");
        List<Hash> path = hashes(lines.subList(at + 1, lines.size()));
        return new ProofFile(index, path, SignedNote.parse(text.substring(split + 2)), extra);
    }

    static List<Hash> hashes(List<String> lines) throws EvidenceException {
        if (lines.size() > STEPS_MAX) {
            throw EvidenceException.given(WHAT + " has more steps than any tree");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines) {
            path.add(Hash.parse(line));
        }
        return path;
    }

    public String print() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(value -> text.append(EXTRA).append(value).append('\n'));
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.print()).toString();
    }

    /**
     * The checkpoint of the log that holds this entry.
     *
     * @throws EvidenceException where the key has not signed it, or the entry is not the one at the index
     */
    public Checkpoint verify(byte[] entry, VerifierKey key) throws EvidenceException {
        Checkpoint verified = Checkpoint.verified(checkpoint, key);
        if (!new InclusionProof(index, verified.size(), path).proves(Hash.leaf(entry), verified.root())) {
            throw EvidenceException.broken("the proof does not lead from this entry, as entry " + index + " of "
                    + verified.size() + ", to the root of the checkpoint");
        }
        return verified;
    }
}
