package org.landlord.adapter.rest.http.filter;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/// A range of IP addresses in CIDR notation (`10.0.0.0/8`, `2001:db8::/32`), or a single address without the slash.
///
/// @param rule matches the addresses of the range
public record AddressRange(IpSubnetFilterRule rule) {

    /// @throws IllegalArgumentException if it is no such range
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(text + " is not an IP address or a range such as 10.0.0.0/8");
        }
        int bits = slash < 0
                ? address.getAddress().length * Byte.SIZE
                : Integer.parseUnsignedInt(text.substring(slash + 1));
        return new AddressRange(new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT));
    }

    /// The ranges of a list that is separated by commas.
    ///
    /// @throws IllegalArgumentException if one of them is not a range
    public static List<AddressRange> listOf(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::of)
                .toList();
    }

    public boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }
}
