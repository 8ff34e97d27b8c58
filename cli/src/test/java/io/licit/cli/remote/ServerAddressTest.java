package io.licit.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerAddressTest {
    @Test
    void an_address_may_have_a_path() {
        assertThat(ServerAddress.of(" https://Shop.example/licit/ ").at("/api/v1/work"))
                .hasToString("https://Shop.example/licit/api/v1/work");
        assertThat(ServerAddress.of("http://localhost:8080").toString()).isEqualTo("http://localhost:8080");
        assertThat(ServerAddress.of("http://[::1]:8080").toString()).isEqualTo("http://[::1]:8080");
        assertThat(ServerAddress.of("http://127.1.2.3").toString()).isEqualTo("http://127.1.2.3");
    }

    @Test
    void a_token_goes_nowhere_unprotected() {
        for (String other : List.of(
                "http://shop.example",
                "HTTP://shop.example:80/",
                "http://localhost.shop.example",
                "http://127.0.0.1.shop.example",
                "http://0.0.0.0:8080",
                "http://10.0.0.1")) {
            RemoteException refused = catchThrowableOfType(RemoteException.class, () -> ServerAddress.of(other));
            assertThat(refused).as(other).isNotNull();
            assertThat(refused.text()).as(other).endsWith("unprotected");
        }
    }

    @Test
    void what_is_no_address_is_refused() {
        for (String none : List.of(
                "",
                "shop.example",
                "ftp://shop.example",
                "https:///x",
                "https://a b",
                "https://shop.example?x=1",
                "https://shop.example#x",
                "file:///etc",
                "https://")) {
            RemoteException refused = catchThrowableOfType(RemoteException.class, () -> ServerAddress.of(none));
            assertThat(refused).as(none).isNotNull();
            assertThat(refused.kind()).isEqualTo(RemoteException.Kind.MISTAKE);
        }
        assertThat(catchThrowableOfType(RemoteException.class, () -> ServerAddress.of("https://me:secret@shop.example"))
                        .text())
                .doesNotContain("secret");
    }

    @Test
    void a_token_is_one_word_and_is_not_printed() {
        assertThat(AccessToken.of("licit_abcdefgh\n")).hasToString("a token");
        for (String none : List.of("", "short", "licit_abc\r\nX-Evil: 1", "licit_äöü_äöü", "two words here")) {
            assertThat(catchThrowableOfType(RemoteException.class, () -> AccessToken.of(none)))
                    .as(none)
                    .hasMessage("what is given as a token is none");
        }
    }
}
