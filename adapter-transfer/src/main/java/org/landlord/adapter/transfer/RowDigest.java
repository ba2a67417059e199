package org.landlord.adapter.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A digest of rows in any order: their number, and the sum of the first 128 bits of their SHA-256, as two
/// sums of 64 bits. Two tables with equal digests have the same rows, with a certainty that is enough for
/// accidents.
final class RowDigest {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;

    private final MessageDigest hash = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(1 + Long.BYTES);
    private long rows;
    private long first;
    private long second;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param omitted the positions of values that do not count
    void add(@Nullable Object[] row, boolean[] omitted) {
        for (int i = 0; i < row.length; i++) {
            if (!omitted[i]) {
                update(row[i]);
            }
        }
        ByteBuffer result = ByteBuffer.wrap(hash.digest());
        rows++;
        first += result.getLong();
        second += result.getLong();
    }

    private void update(@Nullable Object value) {
        switch (value) {
            case null -> hash.update(NULL);
            case Long integer -> updateNumber(NUMBER, integer);
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                updateNumber(TEXT, text.length);
                hash.update(text);
            }
        }
    }

    private void updateNumber(byte kind, long value) {
        number.clear().put(kind).putLong(value).flip();
        hash.update(number);
    }

    long rows() {
        return rows;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowDigest that && rows == that.rows && first == that.first && second == that.second;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new long[] {rows, first, second});
    }
}
