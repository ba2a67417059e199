package org.landlord.adapter.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file of the console in memory, as it is and compressed.
///
/// @param mediaType the value of `Content-Type`
/// @param gzip the content itself if it is not compressed
/// @param version a hash of the content, 16 hexadecimal digits. It is part of the address, so that
///     browsers keep the file until it changes
record ConsoleFile(String mediaType, byte[] content, byte[] gzip, String version) {

    private static final int VERSION_BYTES = 8;

    static ConsoleFile of(String mediaType, byte[] content) {
        return new ConsoleFile(mediaType, content, compressed(content), versionOf(content));
    }

    /// For what compression makes no smaller, such as an image.
    static ConsoleFile uncompressed(String mediaType, byte[] content) {
        return new ConsoleFile(mediaType, content, content, versionOf(content));
    }

    private static String versionOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
