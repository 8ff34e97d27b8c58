package io.licit.core.yaml;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the part of YAML that definitions are written in: one document of mappings, sequences and scalars. Scalars stay
 * text; anchors, aliases, tags and merge keys are refused, since they let a file mean what a reader does not see.
 */
public final class Yaml {
    static final int BYTES_MAX = 2 * 1024 * 1024;
    static final int DEPTH_MAX = 50;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private Yaml() {}

    /**
     * The document of a file. Empty where it can't be read, and then a diagnostic says why. A mapping with a key that
     * stands twice is reported and keeps the first.
     */
    public static Optional<YamlNode> read(SourceFile file, Diagnostics diagnostics) {
        if (tooLarge(file.text())) {
            diagnostics.add(YamlMessages.tooLarge(file));
            return Optional.empty();
        }
        Offsets offsets = new Offsets(file.text());
        NodeBuilder builder = new NodeBuilder(file, offsets, diagnostics);
        try {
            for (Event event : new Parse(SETTINGS).parseString(file.text())) {
                if (!builder.accept(event)) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException broken) {
            diagnostics.add(YamlMessages.broken(file, offsets, broken));
            return Optional.empty();
        } catch (ReaderException unprintable) {
            diagnostics.add(YamlMessages.unprintable(file, offsets, unprintable));
            return Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            diagnostics.add(YamlMessages.unreadable(file));
            return Optional.empty();
        }
        return builder.document();
    }

    private static boolean tooLarge(String text) {
        return text.length() > BYTES_MAX
                || (text.length() > BYTES_MAX / 3 && text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX);
    }
}
