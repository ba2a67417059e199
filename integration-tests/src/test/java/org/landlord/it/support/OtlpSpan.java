package org.landlord.it.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A span that a collector received.
///
/// @param traceId 32 hexadecimal digits
/// @param spanId 16 hexadecimal digits
/// @param parentId empty for the first span of a trace
/// @param kind 2 for a server, 3 for a client, 5 for a consumer
/// @param attributes those that are texts
/// @param linkedTraces the trace ids of its links
/// @param bytes all that was sent, as ISO 8859-1
public record OtlpSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        long kind,
        Map<String, String> attributes,
        List<String> linkedTraces,
        String bytes) {

    /// The kind of the span of a request.
    public static final long SERVER = 2;

    /// The kind of the span of a statement.
    public static final long CLIENT = 3;

    /// The kind of the span of a group commit.
    public static final long CONSUMER = 5;

    /// The spans of an `ExportTraceServiceRequest`.
    static List<OtlpSpan> of(byte[] request) {
        List<OtlpSpan> spans = new ArrayList<>();
        for (byte[] ofResource : Message.parse(request).all(1)) {
            for (byte[] ofScope : Message.parse(ofResource).all(2)) {
                Message.parse(ofScope).all(2).forEach(span -> spans.add(one(span)));
            }
        }
        return spans;
    }

    private static OtlpSpan one(byte[] bytes) {
        Message span = Message.parse(bytes);
        Map<String, String> attributes = new HashMap<>();
        for (byte[] attribute : span.all(9)) {
            Message keyAndValue = Message.parse(attribute);
            Message value = Message.parse(keyAndValue.first(2));
            attributes.put(text(keyAndValue.first(1)), text(value.first(1)));
        }
        return new OtlpSpan(
                hex(span.first(1)),
                hex(span.first(2)),
                hex(span.first(4)),
                text(span.first(5)),
                span.number(6),
                Map.copyOf(attributes),
                span.all(13).stream()
                        .map(link -> hex(Message.parse(link).first(1)))
                        .toList(),
                new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The fields of a message of protobuf, by their numbers.
    private record Message(Map<Integer, List<byte[]>> contents, Map<Integer, Long> numbers) {

        private static Message parse(byte[] bytes) {
            Message message = new Message(new HashMap<>(), new HashMap<>());
            int[] at = {0};
            while (at[0] < bytes.length) {
                int tag = (int) varint(bytes, at);
                int field = tag >>> 3;
                switch (tag & 7) {
                    case 0 -> message.numbers.put(field, varint(bytes, at));
                    case 1 -> at[0] += Long.BYTES;
                    case 2 -> {
                        int length = (int) varint(bytes, at);
                        byte[] content = new byte[length];
                        System.arraycopy(bytes, at[0], content, 0, length);
                        at[0] += length;
                        message.contents
                                .computeIfAbsent(field, _ -> new ArrayList<>())
                                .add(content);
                    }
                    case 5 -> at[0] += Integer.BYTES;
                    default -> throw new IllegalArgumentException("not a message of protobuf");
                }
            }
            return message;
        }

        private static long varint(byte[] bytes, int[] at) {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at[0]++];
                value |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }

        private List<byte[]> all(int field) {
            return contents.getOrDefault(field, List.of());
        }

        private byte[] first(int field) {
            List<byte[]> all = all(field);
            return all.isEmpty() ? new byte[0] : all.getFirst();
        }

        private long number(int field) {
            return numbers.getOrDefault(field, 0L);
        }
    }
}
