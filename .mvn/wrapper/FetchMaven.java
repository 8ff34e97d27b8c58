import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Prints the home of the Maven that maven-wrapper.properties names, fetching it first where it is not there yet. Needs a
 * JDK and nothing else. The download is held against its SHA-512 before anything of it is unpacked, and the folder appears
 * whole or not at all.
 */
final class FetchMaven {
    private static final int TRIES = 3;

    public static void main(String[] arguments) throws Exception {
        Properties pinned = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            pinned.load(in);
        }
        String sha512 = pinned.getProperty("sha512");
        Path home = distributions()
                .resolve("apache-maven-" + pinned.getProperty("version") + "-" + sha512.substring(0, 12));
        if (!Files.isRegularFile(home.resolve("bin/mvn"))) {
            Files.createDirectories(home.getParent());
            URI address = URI.create(repository() + "/" + pinned.getProperty("path"));
            System.err.println("mvnw: fetching Maven " + pinned.getProperty("version") + " (once)");
            install(address, sha512, home);
        }
        System.out.println(home);
    }

    private static Path distributions() {
        String configured = System.getenv("MAVEN_USER_HOME");
        Path base = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".m2");
        return base.resolve("wrapper").resolve("dists");
    }

    private static String repository() {
        String configured = System.getenv("MVNW_REPOURL");
        String address = configured != null && !configured.isBlank()
                ? configured.strip()
                : "https://repo." + "maven.apache.org" + "/maven2";
        return address.replaceAll("/+$", "");
    }

    private static void install(URI address, String sha512, Path home) throws Exception {
        Path scratch = Files.createTempDirectory(home.getParent(), ".fetch-");
        try {
            Path archive = scratch.resolve("maven.zip");
            download(address, archive);
            String actual = sha512(archive);
            if (!actual.equals(sha512)) {
                throw new IOException("the download's SHA-512 is " + actual + ", expected " + sha512);
            }
            Path unpacked = unpack(archive, scratch.resolve("unpacked"));
            try {
                Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
                // Somebody else finished first; theirs passed the same check.
            }
        } finally {
            delete(scratch);
        }
    }

    private static void download(URI address, Path to) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30))
                .proxy(proxy(address))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(5)).build();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(to));
                if (response.statusCode() != 200) {
                    throw new IOException("the repository answered " + response.statusCode() + " for " + address);
                }
                return;
            } catch (IOException failed) {
                if (attempt == TRIES) {
                    throw failed;
                }
                Thread.sleep(1000L * attempt);
            }
        }
    }

    /** The proxy that the environment names, as curl reads it; else what Java itself is configured with. */
    private static ProxySelector proxy(URI address) {
        String name = address.getScheme() + "_proxy";
        String configured = Stream.of(name, name.toUpperCase(Locale.ROOT), "all_proxy", "ALL_PROXY")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        if (configured.isEmpty()) {
            return ProxySelector.getDefault();
        }
        URI proxy = URI.create(configured.contains("://") ? configured : "http://" + configured);
        return ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 3128 : proxy.getPort()));
    }

    private static String sha512(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Unpacks the archive, and gives the one folder that it holds. */
    private static Path unpack(Path archive, Path into) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the archive reaches outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
                if (target.getParent().endsWith("bin")) {
                    target.toFile().setExecutable(true);
                }
            }
        }
        try (Stream<Path> inside = Files.list(into)) {
            List<Path> folders = inside.toList();
            if (folders.size() != 1) {
                throw new IOException("the archive holds " + folders.size() + " folders, expected one");
            }
            return folders.get(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
