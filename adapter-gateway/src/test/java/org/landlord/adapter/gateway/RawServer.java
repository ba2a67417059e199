package org.landlord.adapter.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that does with each connection what it was told to, after it has received the head of a
/// request.
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Answering answering;

    /// Answers a request.
    interface Answering {
        void answer(int connection, Socket socket) throws IOException, InterruptedException;
    }

    RawServer(Answering answering) {
        this.answering = answering;
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                int number = connections.size();
                Thread.ofVirtual().start(() -> serve(number, connection));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(int number, Socket connection) {
        try (connection) {
            head(connection.getInputStream());
            answering.answer(number, connection);
        } catch (IOException | InterruptedException _) {
            // The client has gone, or the test is over.
        }
    }

    private static void head(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int one = in.read();
            ends = one == '\n' ? ends + 1 : one == '\r' ? ends : 0;
            if (one < 0) {
                throw new IOException("closed");
            }
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    int connections() {
        return connections.size();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
