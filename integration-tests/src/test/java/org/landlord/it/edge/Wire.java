package org.landlord.it.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.landlord.it.support.AdminKey;

/// A connection to the server on which anything can be sent, and on which nothing need be.
final class Wire implements AutoCloseable {

    /// After so long nothing is expected any more. Far beyond every limit that is set in these tests.
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    static Wire to(URI server) throws IOException {
        return new Wire(new Socket(server.getHost(), server.getPort()));
    }

    /// A connection of which hardly anything is on its way that was not read.
    static Wire withLittleRoom(URI server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        return new Wire(socket);
    }

    Wire send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /// A whole request that has its answer; the connection goes on.
    ///
    /// @return the head of the answer
    String get(String path) throws IOException {
        return answer("GET " + path + " HTTP/1.1\r\nHost: landlord\r\nAuthorization: " + AdminKey.BEARER + "\r\n\r\n");
    }

    /// Sends a whole request and takes its answer; the connection goes on.
    ///
    /// @return the head of the answer
    String answer(String request) throws IOException {
        send(request);
        String head = head();
        int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        in.readNBytes(length);
        return head;
    }

    /// The head of an answer.
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /// All that the server says until it closes the connection.
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// True if the server closes the connection, whatever it says before; false if it keeps it for as long as
    /// anybody would wait.
    boolean isClosed() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            // Reset: closed while something was on its way.
            return true;
        }
    }

    /// Has the server close it: when this returns it counts no more, which cannot be said of one that is closed here.
    void end() throws IOException {
        try (this) {
            send("GET /v1/orgs HTTP/1.1\r\nHost: landlord\r\nConnection: close\r\n\r\n")
                    .isClosed();
        }
    }

    /// Sends one character after the other, slowly, until the server has enough of it.
    ///
    /// @return true if it had enough before all was sent
    boolean drip(String text, int pauseMillis) throws InterruptedException {
        try {
            for (char c : text.toCharArray()) {
                send(String.valueOf(c));
                Thread.sleep(pauseMillis);
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
