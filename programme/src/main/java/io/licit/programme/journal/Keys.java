package io.licit.programme.journal;

import io.licit.evidence.EvidenceException;
import io.licit.evidence.SigningKey;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The key that signs the log: a file that its owner alone reads, made when the log begins. */
final class Keys {
    private static final String NAME = "evidence.key";

    private Keys() {}

    static Path at(Path workspace) {
        return workspace.toAbsolutePath().normalize().resolve(".licit").resolve(NAME);
    }

    /**
     * @param file where the key is, or is to be
     * @param origin the log's name; empty for that of the key that is there
     * @param begun whether there is a log already, so that no new key will do
     */
    static SigningKey of(Path file, Optional<String> origin, Path workspace, boolean begun) {
        try {
            if (!Files.exists(file)) {
                if (begun) {
                    throw new StateException(
                            "the key of the evidence log is not in " + file,
                            "put it back from a copy, or name its file in " + Journal.KEY_VARIABLE
                                    + "; without it the log can't go on");
                }
                Files.createDirectories(file.toAbsolutePath().getParent());
                SigningKey.generate(origin.orElse(usual(workspace))).write(file);
            }
            SigningKey key = SigningKey.read(file);
            if (origin.filter(name -> !name.equals(key.name())).isPresent()) {
                throw new StateException(
                        "the key in " + file + " is of the log `" + key.name() + "`, and this one is `"
                                + origin.orElse("") + "`",
                        "state `evidence: {origin: " + key.name() + "}` in licit.yaml, or name another key in "
                                + Journal.KEY_VARIABLE);
            }
            return key;
        } catch (EvidenceException | IOException failure) {
            throw new StateException(
                    "the key of the evidence log can't be used: " + failure.getMessage(),
                    "it is in " + file + ", or where " + Journal.KEY_VARIABLE + " says",
                    failure);
        }
    }

    /** What a log is called that nobody has named: after its folder. It stands in checkpoints and means no more. */
    private static String usual(Path workspace) {
        Path folder = workspace.toAbsolutePath().normalize().getFileName();
        String name = folder == null ? "workspace" : folder.toString();
        return "licit.local/" + name.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
