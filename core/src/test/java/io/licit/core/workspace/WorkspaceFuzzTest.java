package io.licit.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.core.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkspaceFuzzTest {
    private static final String SIGNS = "\t\n :-[]{}#'\"|>~.0aé𝄞";

    @Test
    void whatever_the_files_hold_there_is_a_workspace_or_a_reason() {
        Map<String, String> base = Golden.texts(Golden.cases("base"));
        List<String> paths = new ArrayList<>(base.keySet());
        Random random = new Random(1201);
        for (int i = 0; i < 2_000; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            Sources sources = Fixture.with(path, mutated(base.getOrDefault(path, ""), random));
            Diagnostics diagnostics = new Diagnostics();
            Optional<Workspace> workspace = Fixture.read(sources, diagnostics);
            boolean whole =
                    workspace.isPresent() && workspace.get().unreadable().isEmpty();
            assertThat(whole || diagnostics.hasErrors()).isTrue();
            assertThat(TextRenderer.render(diagnostics.sorted(), true)).isNotNull();
        }
    }

    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(lines.size());
        String old = lines.get(line);
        int at = random.nextInt(old.length() + 1);
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.set(line, old.substring(0, at));
            case 2 ->
                lines.set(
                        line, old.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + old.substring(at));
            default -> lines.add(line, lines.get(random.nextInt(lines.size())));
        }
        return String.join("\n", lines) + "\n";
    }
}
