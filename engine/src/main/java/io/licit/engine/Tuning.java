package io.licit.engine;

import com.sun.management.OperatingSystemMXBean;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DuckDB's settings: one meaning of every expression, no network, no files but ours, and memory that is free. */
final class Tuning {
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,9} ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final double SHARE_OF_FREE = 0.6;
    private static final long LEAST_MIB = 256;

    private Tuning() {}

    /** For a connection that reads sources and makes a warehouse. */
    static void reading(Database database) {
        database.run("SET autoinstall_known_extensions = false");
        database.run("SET autoload_known_extensions = false");
        database.run("SET TimeZone = 'UTC'");
        database.run("SET memory_limit = " + Sql.text(memory()));
    }

    /** With a folder for what does not fit into memory. */
    static void spilling(Database database, Path folder) {
        database.run("SET temp_directory = " + Sql.text(folder.toString()));
    }

    /** For a connection that answers questions: nothing but the warehouse and some folders can be reached. */
    static void answering(Database database, Path... folders) {
        database.run("SET ieee_floating_point_ops = false");
        database.run("SET error_on_division_by_zero = false");
        database.run("SET allowed_directories = ["
                + Sql.texts(Stream.of(folders).map(Path::toString).toList()) + "]");
        database.run("SET enable_external_access = false");
        database.run("SET lock_configuration = true");
    }

    private static String memory() {
        String set = Optional.ofNullable(System.getenv("LICIT_MEMORY")).orElse("");
        if (set.isBlank()) {
            return Math.max(LEAST_MIB, (long) (freeBytes() * SHARE_OF_FREE) >> 20) + "MiB";
        }
        if (!MEMORY.matcher(set.strip()).matches()) {
            throw WarehouseException.environment("LICIT_MEMORY is no amount of memory such as 8GB: " + set);
        }
        return set.strip();
    }

    /** What the machine, or the container, could give now. */
    private static long freeBytes() {
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.min(total, available().orElse(total / 2));
    }

    private static Optional<Long> available() {
        if (!Files.isReadable(MEMORY_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(MEMORY_INFO)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .map(kibibytes -> Long.parseLong(kibibytes) << 10)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
