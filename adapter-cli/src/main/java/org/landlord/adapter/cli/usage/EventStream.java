package org.landlord.adapter.cli.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.landlord.adapter.cli.shared.WrongUsage;

/// What events are read from: as it is, or unpacked if it is gzip. That is seen by its first bytes, with
/// which no event begins. Other archives and other encodings are known by theirs, and refused with what to do
/// about them.
final class EventStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String GZIP = "1f8b";

    /// What is not read.
    ///
    /// @param begin its first bytes, in hexadecimal
    /// @param name what it is
    /// @param remedy makes of it what is read
    private record Unread(String begin, String name, String remedy) {}

    /// What begins like another one comes before it.
    private static final List<Unread> UNREAD = List.of(
            unpacked("425a68", "a bzip2 file", "bzip2 -dc"),
            unpacked("fd377a585a00", "an xz file", "xz -dc"),
            unpacked("504b0304", "a zip file", "unzip -p"),
            unpacked("504b0506", "a zip file", "unzip -p"),
            unpacked("28b52ffd", "a Zstandard file", "zstd -dc"),
            unpacked("04224d18", "an LZ4 file", "lz4 -dc"),
            unpacked("377abcaf271c", "a 7z file", "7z x -so"),
            converted("fffe0000", "UTF-32"),
            converted("0000feff", "UTF-32"),
            converted("fffe", "UTF-16"),
            converted("feff", "UTF-16"),
            // No JSON has zeros in it, and without a mark most of it begins with one of these.
            converted("7b00", "UTF-16LE"),
            converted("0a00", "UTF-16LE"),
            converted("007b", "UTF-16BE"),
            converted("000a", "UTF-16BE"));

    private static final int MOST_BYTES = 6;

    private EventStream() {}

    private static Unread unpacked(String begin, String name, String command) {
        return new Unread(begin, name, "unpack it first (" + command + ")");
    }

    private static Unread converted(String begin, String charset) {
        return new Unread(begin, "text in " + charset, "convert it to UTF-8 first (iconv -f " + charset + " -t UTF-8)");
    }

    /// @param in bytes of NDJSON, or of a gzip file of it
    /// @param name what it is called, for people
    /// @throws WrongUsage if it is something else
    /// @throws java.util.zip.ZipException if it begins like gzip, and is none
    static InputStream of(InputStream in, String name) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, MOST_BYTES);
        if (!begin(whole, name).startsWith(GZIP)) {
            return whole;
        }
        return new Unpacked(new GZIPInputStream(whole, BUFFER_BYTES), name);
    }

    /// What the stream begins with, in hexadecimal.
    private static String begin(PushbackInputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        in.unread(bytes);
        String begin = HexFormat.of().formatHex(bytes);
        for (Unread unread : UNREAD) {
            if (begin.startsWith(unread.begin())) {
                throw new WrongUsage(name + " is " + unread.name()
                        + ", and events are read as UTF-8, plain or in gzip: " + unread.remedy());
            }
        }
        return begin;
    }

    /// True of a stream whose length is not that of the file.
    static boolean isUnpacked(InputStream in) {
        return in instanceof Unpacked;
    }

    /// What came out of a gzip file, looked at in the same way.
    private static final class Unpacked extends PushbackInputStream {

        Unpacked(InputStream in, String name) throws IOException {
            super(in, MOST_BYTES);
            begin(this, name);
        }
    }
}
