package org.landlord.adapter.cli.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.landlord.adapter.cli.command.InvalidArguments;

/// Opens the input of an import, plain or gzip. The format is detected by its first bytes. Other archive
/// formats and encodings are rejected with the command that converts them.
final class EventStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String GZIP = "1f8b";

    /// A format that is not supported.
    ///
    /// @param prefix its first bytes, in hexadecimal
    /// @param name its name with an article
    /// @param remedy how to convert it
    private record Unsupported(String prefix, String name, String remedy) {}

    /// A format whose prefix starts with that of another comes first.
    private static final List<Unsupported> UNSUPPORTED = List.of(
            compressed("425a68", "a bzip2 file", "bzip2 -dc"),
            compressed("fd377a585a00", "an xz file", "xz -dc"),
            compressed("504b0304", "a zip file", "unzip -p"),
            compressed("504b0506", "a zip file", "unzip -p"),
            compressed("28b52ffd", "a Zstandard file", "zstd -dc"),
            compressed("04224d18", "an LZ4 file", "lz4 -dc"),
            compressed("377abcaf271c", "a 7z file", "7z x -so"),
            converted("fffe0000", "UTF-32"),
            converted("0000feff", "UTF-32"),
            converted("fffe", "UTF-16"),
            converted("feff", "UTF-16"),
            // Without a byte order mark: JSON has no zero bytes, and usually starts with one of these characters.
            converted("7b00", "UTF-16LE"),
            converted("0a00", "UTF-16LE"),
            converted("007b", "UTF-16BE"),
            converted("000a", "UTF-16BE"));

    private static final int MAX_PREFIX_BYTES = 6;

    private EventStream() {}

    private static Unsupported compressed(String prefix, String name, String command) {
        return new Unsupported(prefix, name, "decompress it first (" + command + ")");
    }

    private static Unsupported converted(String prefix, String charset) {
        return new Unsupported(
                prefix, "text in " + charset, "convert it to UTF-8 first (iconv -f " + charset + " -t UTF-8)");
    }

    /// @param in NDJSON, or NDJSON compressed with gzip
    /// @param name its name, for messages
    /// @throws InvalidArguments if the format is not supported
    /// @throws java.util.zip.ZipException if it is not valid gzip
    static InputStream of(InputStream in, String name) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, MAX_PREFIX_BYTES);
        if (!prefix(whole, name).startsWith(GZIP)) {
            return whole;
        }
        return new Decompressed(new GZIPInputStream(whole, BUFFER_BYTES), name);
    }

    /// The first bytes of the stream, in hexadecimal.
    private static String prefix(PushbackInputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_PREFIX_BYTES);
        in.unread(bytes);
        String prefix = HexFormat.of().formatHex(bytes);
        for (Unsupported format : UNSUPPORTED) {
            if (prefix.startsWith(format.prefix())) {
                throw new InvalidArguments(name + " is " + format.name() + ", but events must be UTF-8, plain or gzip: "
                        + format.remedy());
            }
        }
        return prefix;
    }

    /// True if the length of the stream differs from that of the file.
    static boolean isDecompressed(InputStream in) {
        return in instanceof Decompressed;
    }

    /// The content of a gzip file, checked in the same way.
    private static final class Decompressed extends PushbackInputStream {

        Decompressed(InputStream in, String name) throws IOException {
            super(in, MAX_PREFIX_BYTES);
            prefix(this, name);
        }
    }
}
