package io.licit.programme.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A UUID that a name always gives again: version 5 of RFC 9562, section 5.5. */
public final class NameUuid {
    /** Ours; any that no other program uses would do. */
    private static final UUID LICIT = UUID.fromString("5b1f7a52-6d0e-4f0f-9a51-0c7f0d3f2c11");

    private NameUuid() {}

    /** Of a kind of thing and the texts that tell one from another. */
    public static String of(String kind, String... parts) {
        StringBuilder name = new StringBuilder(kind);
        for (String part : parts) {
            name.append('\n').append(part.length()).append(':').append(part);
        }
        return of(LICIT, name.toString()).toString();
    }

    static UUID of(UUID space, String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }
}
