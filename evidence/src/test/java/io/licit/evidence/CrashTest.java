package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine stops at every single operation of an append: the log is the old one or the new one, and goes on. */
final class CrashTest {
    /** Appends one after the other: into nothing, within a tile, over the borders of one and of several tiles. */
    private static final int[] SIZES = {2, 255, 520};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FaultDisk.Loss.class)
    void a_crash_at_any_operation_leaves_the_old_log_or_the_new_one(FaultDisk.Loss loss) throws Exception {
        Path directory = folder.resolve("log");
        int before = 0;
        for (int size : SIZES) {
            Map<String, byte[]> old = Sample.contents(folder);
            int crashes = 0;
            while (crash(directory, before, size, crashes + 1, loss)) {
                crashes++;
                requireOldOrNew(directory, before, size);
                goOn(directory, before, size);
                Sample.restore(folder, old);
            }
            assertThat(crashes).as("operations of an append").isGreaterThan(5);
            before = size;
        }
    }

    /** Whether the machine stopped; otherwise there was no such operation any more, and the append is done. */
    private static boolean crash(Path directory, int before, int size, int operation, FaultDisk.Loss loss)
            throws EvidenceException {
        FaultDisk disk = new FaultDisk(operation, loss);
        try (FileStore store = FileStore.open(directory, disk)) {
            Sample.log(store).append(Sample.entries(before, size));
            return false;
        } catch (FaultDisk.Stop e) {
            return true;
        }
    }

    private static void requireOldOrNew(Path directory, int before, int size) throws EvidenceException {
        try (FileStore store = FileStore.open(directory)) {
            Log log = Sample.log(store);
            long now = log.head().map(Checkpoint::size).orElse(0L);
            assertThat(now).isIn((long) before, (long) size);
            assertThat(log.check().wrong()).isEmpty();
            for (int i = 0; i < now; i += 150) {
                assertThat(log.entry(i)).isEqualTo(Sample.entry(i));
            }
        }
    }

    /** Other entries than those that were lost, in other numbers, so that leftovers would show. */
    private static void goOn(Path directory, int before, int size) throws EvidenceException {
        try (FileStore store = FileStore.open(directory)) {
            Log log = Sample.log(store);
            List<byte[]> all = new ArrayList<>();
            long now = log.head().map(Checkpoint::size).orElse(0L);
            all.addAll(Sample.entries(0, now));
            for (int count : new int[] {1, size - before + 1}) {
                List<byte[]> entries = Sample.entries(10_000 + count, 10_000 + 2L * count);
                log.append(entries);
                all.addAll(entries);
            }
            assertThat(log.check().wrong()).isEmpty();
            Hash root = SaltedTree.root(all.stream().map(Hash::leaf).iterator());
            assertThat(log.head().orElseThrow()).isEqualTo(new Checkpoint(Sample.ORIGIN, all.size(), root));
        }
    }
}
