package io.licit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file here that is told to a server. */
final class LocalFile {
    /** What a server takes at once is 2 MB, with what JSON adds. */
    private static final int BYTES_MOST = 1_900_000;

    private LocalFile() {}

    static String text(Asked asked, String named) {
        Path path = asked.command().shell.path(named);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(BYTES_MOST + 1);
            if (bytes.length > BYTES_MOST) {
                throw CliException.usage(
                        "`" + named + "` is larger than a server takes at once",
                        "divide it, or run the command where the workspace is");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw CliException.usage("`" + named + "` is not UTF-8 text", "save it in UTF-8");
        } catch (IOException failed) {
            throw unreadable(named);
        }
    }

    /** Its SHA-256, in hexadecimal digits. */
    static String digest(Asked asked, String named) {
        try (InputStream in = Files.newInputStream(asked.command().shell.path(named));
                DigestInputStream read = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            read.skipNBytes(Files.size(asked.command().shell.path(named)));
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (IOException failed) {
            throw unreadable(named);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static CliException unreadable(String named) {
        return CliException.usage("`" + named + "` can't be read", "name a file that is there");
    }
}
