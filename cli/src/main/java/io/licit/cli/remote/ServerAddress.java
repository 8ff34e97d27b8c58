package io.licit.cli.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a server of Licit is. INVARIANT: a token goes to it over TLS, or does not leave this machine. */
public record ServerAddress(URI base) {
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final String EXAMPLE = "write https://licit.example.com";

    /**
     * @param given with a path where the server is behind one
     * @throws RemoteException where it is no address, or one to which a token would go unprotected
     */
    public static ServerAddress of(String given) {
        URI uri = read(given.strip());
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !List.of("http", "https").contains(scheme)) {
            throw no(given, EXAMPLE);
        }
        if (uri.getRawUserInfo() != null) {
            throw RemoteException.mistake(
                    "an address with a name or a password in it is not used", "the token alone says who asks");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw no(given, "write it without `?` and `#`");
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            throw RemoteException.mistake(
                    "the token would go to " + host + " unprotected",
                    "write https://; http:// goes to this machine alone, such as http://127.0.0.1:8080");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("/+$", "");
        return new ServerAddress(URI.create(scheme + "://" + uri.getRawAuthority() + path));
    }

    private static URI read(String given) {
        try {
            return new URI(given);
        } catch (URISyntaxException none) {
            throw no(given, EXAMPLE);
        }
    }

    private static RemoteException no(String given, String help) {
        return RemoteException.mistake("`" + Visible.line(given) + "` is no address of a server", help);
    }

    /** By its name alone: what another name leads to can be another machine the next time. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    /** The address of something that it has. */
    URI at(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
