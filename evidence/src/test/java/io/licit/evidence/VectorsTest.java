package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published vectors of transparency-dev/merkle: what they take is taken, what they refuse is refused. */
final class VectorsTest {
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    @Test
    void every_inclusion_vector_is_decided_as_published() throws Exception {
        List<Path> files = files("inclusion");
        assertThat(files).hasSize(98);
        List<String> differing = new ArrayList<>();
        for (Path file : files) {
            Vector vector = new Vector(Files.readString(file));
            boolean hashes = vector.isHash("leafHash") && vector.isHash("root");
            boolean taken = hashes
                    && vector.path()
                            .map(path -> new InclusionProof(vector.number("leafIdx"), vector.number("treeSize"), path)
                                    .proves(vector.hash("leafHash"), vector.hash("root")))
                            .orElse(false);
            note(file, taken, vector, differing);
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void every_consistency_vector_is_decided_as_published() throws Exception {
        List<Path> files = files("consistency");
        assertThat(files).hasSize(98);
        List<String> differing = new ArrayList<>();
        for (Path file : files) {
            Vector vector = new Vector(Files.readString(file));
            boolean taken = vector.path()
                    .map(path -> new ConsistencyProof(vector.number("size1"), vector.number("size2"), path)
                            .proves(vector.hash("root1"), vector.hash("root2")))
                    .orElse(false);
            note(file, taken, vector, differing);
        }
        assertThat(differing).isEmpty();
    }

    private static void note(Path file, boolean taken, Vector vector, List<String> differing) {
        if (taken == vector.refused()) {
            differing.add(file + (taken ? " was taken" : " was refused"));
        }
    }

    private static List<Path> files(String kind) throws IOException, URISyntaxException {
        Path root = Path.of(VectorsTest.class.getResource("/merkle/" + kind).toURI());
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A vector as text: flat JSON with one array of strings. */
    private record Vector(String json) {
        long number(String field) {
            // Some indices are of 64 bits without a sign, which as ours are negative.
            return Long.parseUnsignedLong(find(field, "(\\d+)"));
        }

        Hash hash(String field) {
            byte[] bytes = Base64.getDecoder().decode(find(field, "\"([^\"]*)\""));
            return Hash.raw(Arrays.copyOf(bytes, Hash.BYTES));
        }

        boolean isHash(String field) {
            return Base64.getDecoder().decode(find(field, "\"([^\"]*)\"")).length == Hash.BYTES;
        }

        boolean refused() {
            return find("wantErr", "(true|false)").equals("true");
        }

        /** The steps; empty where one of them is no hash, which our types do not let through. */
        Optional<List<Hash>> path() {
            List<Hash> path = new ArrayList<>();
            String array = find("proof", "(null|\\[[^\\]]*\\])");
            Matcher steps = TEXT.matcher(array);
            while (steps.find()) {
                byte[] bytes = Base64.getDecoder().decode(steps.group(1));
                if (bytes.length != Hash.BYTES) {
                    return Optional.empty();
                }
                path.add(Hash.raw(bytes));
            }
            return Optional.of(path);
        }

        private String find(String field, String value) {
            Matcher matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*" + value, Pattern.DOTALL)
                    .matcher(json);
            assertThat(matcher.find()).as(field + " in " + json).isTrue();
            return matcher.group(1);
        }
    }
}
