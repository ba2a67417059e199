package org.landlord.adapter.gateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events from pieces of their text. What an event says beyond its name and id is not
/// kept.
final class EventStreamText {

    private static final int MAX_LINE = 64 << 10;
    private static final int MAX_ID = 200;

    private final Reader reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;
    private @Nullable String id;
    private @Nullable String event;
    private boolean hasData;

    /// Takes each event.
    interface Reader {
        void read(@Nullable String id, String event);
    }

    EventStreamText(Reader reader) {
        this.reader = reader;
    }

    /// @return false if a line is too long
    boolean add(byte[] piece) {
        for (byte one : piece) {
            boolean ends = one == '\r' || one == '\n' && !afterReturn;
            if (ends) {
                end(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (one != '\n') {
                if (line.size() == MAX_LINE) {
                    return false;
                }
                line.write(one);
            }
            afterReturn = one == '\r';
        }
        return true;
    }

    private void end(String text) {
        if (text.isEmpty()) {
            if (hasData) {
                reader.read(id, event == null ? "message" : event);
            }
            id = null;
            event = null;
            hasData = false;
            return;
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        switch (name) {
            case "id" -> id = isHeader(value) ? value : null;
            case "event" -> event = value;
            case "data" -> hasData = true;
            default -> {
                // A comment, or a field that says nothing here.
            }
        }
    }

    /// It is sent back in a header.
    private static boolean isHeader(String value) {
        return value.length() <= MAX_ID && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
