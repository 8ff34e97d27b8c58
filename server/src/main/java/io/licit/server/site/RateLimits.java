package io.licit.server.site;

import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often somebody may ask. Each has a bucket that holds as many requests as a minute allows and fills up steadily; what
 * is in memory is of this process alone. Passwords are hashed by a few at once, since each hash keeps a core busy.
 */
public final class RateLimits {
    /** Attempts to sign in, by address. */
    public static final int SIGN_INS_A_MINUTE = 20;

    /** Codes of certificates that somebody outside may try, by address. */
    public static final int CHECKS_A_MINUTE = 20;

    private static final String CHECK = "POST /certificates/{number}";

    /** Everything else, by account, by token, or by address where nobody is known. */
    public static final int REQUESTS_A_MINUTE = 600;

    static final int HASHES_AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_KNOWN = 100_000;
    private static final int NETWORK_BYTES = 8;
    private static final double NANOS_A_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Duration patience;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
    private final Buckets buckets = new Buckets();
    private final AtomicLong refusals = new AtomicLong();

    public RateLimits() {
        this(System::nanoTime, PATIENCE);
    }

    /**
     * @param nanos a clock that only runs forward, whatever becomes of the time of day
     * @param patience for a turn to hash
     */
    public RateLimits(LongSupplier nanos, Duration patience) {
        this.nanos = nanos;
        this.patience = patience;
    }

    /** The longest unused are forgotten where there are very many; a bucket of theirs is full again by then, or nearly. */
    private static final class Buckets extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1;

        Buckets() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KNOWN;
        }
    }

    private record Bucket(double left, long at) {}

    /**
     * Takes one request out of a bucket.
     *
     * @param who whose bucket it is
     * @return seconds to wait, at least 1; 0 where the request may be done
     */
    public long secondsToWait(String who, int aMinute) {
        synchronized (buckets) {
            long now = nanos.getAsLong();
            Bucket before = buckets.getOrDefault(who, new Bucket(aMinute, now));
            double left = Math.min(aMinute, before.left() + (now - before.at()) * aMinute / NANOS_A_MINUTE);
            boolean isEnough = left >= 1;
            buckets.put(who, new Bucket(isEnough ? left - 1 : left, now));
            if (isEnough) {
                return 0;
            }
            refusals.incrementAndGet();
            double wait = (1 - left) * NANOS_A_MINUTE / aMinute / NANOS_A_SECOND;
            return Math.max(1, (long) Math.ceil(wait));
        }
    }

    /** How many were told to wait, since it began. */
    public long refusals() {
        return refusals.get();
    }

    /** The same of a page that somebody asks for. */
    public long secondsToWait(Route route, Visit visit) {
        String address = address(visit.request().getRemoteAddr());
        if (SignInPages.ATTEMPTS.contains(route.name())) {
            return secondsToWait("sign-in " + address, SIGN_INS_A_MINUTE);
        }
        if (route.name().equals(CHECK)) {
            return secondsToWait("check " + address, CHECKS_A_MINUTE);
        }
        String who = visit.visitor().isKnown() ? "account " + visit.visitor().id() : "address " + address;
        return secondsToWait(who, REQUESTS_A_MINUTE);
    }

    /** An address as it counts: of IPv6 the network, since each has more addresses than anybody could count. */
    public static String address(String remote) {
        if (remote.indexOf(':') < 0) {
            return remote;
        }
        try {
            byte[] bytes = InetAddress.getByName(remote).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException unknown) {
            return remote;
        }
    }

    /**
     * Answers, where the route hashes a password after waiting until one may be hashed.
     *
     * @throws Busy where that takes too long
     */
    public Reply inTurn(Route route, Callable<Reply> answer) throws Exception {
        if (!SignInPages.HASHING.contains(route.name())) {
            return answer.call();
        }
        waitForTurn();
        try {
            return answer.call();
        } finally {
            hashing.release();
        }
    }

    private void waitForTurn() {
        try {
            if (!hashing.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                refusals.incrementAndGet();
                throw new Busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /** Too many passwords are being hashed. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
        public static final long SECONDS = 5;

        private Busy() {
            super("busy", null, false, false);
        }
    }
}
