package io.licit.programme.journal;

import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.FileStore;
import io.licit.evidence.Mirror;
import io.licit.evidence.SignedNote;
import io.licit.programme.Programme;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Publishes the log: to a folder that others read, or its checkpoint to an address. */
public final class Publishing {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final Programme programme;

    public Publishing(Programme programme) {
        this.programme = programme;
    }

    public static boolean isAddress(String target) {
        return target.startsWith("http://") || target.startsWith("https://");
    }

    /**
     * Brings a folder up to date with the log.
     *
     * @return how many entries are published now
     * @throws EvidenceException where the log does not go on from what stands there
     */
    public long toFolder(Path folder) throws EvidenceException {
        return Journal.within(programme.state(), tx -> {
            try (FileStore store = FileStore.open(folder)) {
                return new Mirror(new StateStore(tx), programme.journal().key().verifier())
                        .publish(store)
                        .size();
            }
        });
    }

    /**
     * Sends the checkpoint to an address by PUT, as text.
     *
     * @return how many entries it is of
     * @throws StateException where the address does not take it
     */
    public long toAddress(String address) throws EvidenceException {
        String note = programme
                .state()
                .read(tx -> new StateStore(tx).head())
                .orElseThrow(() -> EvidenceException.given("the log has no head yet; there is nothing to publish"));
        Checkpoint head = Checkpoint.verified(
                SignedNote.parse(note), programme.journal().key().verifier());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofString(note))
                .build();
        try {
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / HUNDRED != SUCCESS) {
                throw new StateException(
                        address + " did not take the checkpoint: it answered " + answer.statusCode(),
                        "nothing is lost; publish again");
            }
            return head.size();
        } catch (IOException failure) {
            throw new StateException(address + " can't be reached", "nothing is lost; publish again", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StateException("publishing to " + address + " was stopped", "publish again", stopped);
        }
    }
}
