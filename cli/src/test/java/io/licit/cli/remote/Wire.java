package io.licit.cli.remote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that answers like HTTP, as it is told to, whatever it is asked: one answer to a connection. */
final class Wire implements AutoCloseable {
    /** An answer that never comes: the connection is closed. */
    static final Answer BROKEN = out -> {};

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Answer> answers;

    interface Answer {
        void into(OutputStream out) throws IOException;
    }

    /** @param answers in turn; the last again and again */
    Wire(Answer... answers) throws IOException {
        this.answers = List.of(answers);
        Thread serving = new Thread(this::serve, "wire");
        serving.setDaemon(true);
        serving.start();
    }

    static Answer json(int status, String body, String... headers) {
        return answer(status, status < 400 ? "application/json" : "application/problem+json", body, headers);
    }

    static Answer answer(int status, String type, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return out -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Type: "
                    + type + "\r\nContent-Length: " + bytes.length + "\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
        };
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    Link link() {
        return new Link(ServerAddress.of(url()), AccessToken.of("licit_of_a_test"));
    }

    /** What was asked, each as head and body. */
    List<String> asked() {
        return asked;
    }

    /** A header of a question. */
    String header(int question, String name) {
        return asked.get(question)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                asked.add(read(new BufferedInputStream(one.getInputStream())));
                answers.get(Math.min(asked.size(), answers.size()) - 1).into(one.getOutputStream());
                one.getOutputStream().flush();
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            all.write(next);
            head = all.toString(StandardCharsets.ISO_8859_1);
        }
        int length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
