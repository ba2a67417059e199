package org.landlord.adapter.rest.http.filter;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// IP addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or a single one without the slash.
///
/// @param first one of them
/// @param bits how many bits they have in common
public record AddressRange(InetAddress first, int bits) {

    /// @throws IllegalArgumentException if it is no such range
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(text + " is no IP address and no range such as 10.0.0.0/8");
        }
        int size = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? size : bits(text.substring(slash + 1), size, text);
        return new AddressRange(address, bits);
    }

    /// Those in a list that is separated by commas.
    ///
    /// @throws IllegalArgumentException if one of them is none
    public static List<AddressRange> listOf(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::of)
                .toList();
    }

    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            int kept = Math.clamp(bits - i * Byte.SIZE, 0, Byte.SIZE);
            int mask = 0xff << Byte.SIZE - kept;
            if (((mine[i] ^ other[i]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text, int size, String range) {
        try {
            int bits = Integer.parseInt(text);
            if (bits >= 0 && bits <= size) {
                return bits;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException(range + " must end with a number from 0 to " + size);
    }
}
