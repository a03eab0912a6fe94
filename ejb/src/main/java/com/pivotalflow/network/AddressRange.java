package com.pivotalflow.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Network addresses that begin alike.
 *
 * @param network an address of the range
 * @param bits how many leading bits are the same
 */
public record AddressRange(InetAddress network, int bits) {

    /** Only what is an address already: a name would be asked of a name server. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /**
     * Reads {@code 10.0.0.0/8}, {@code 127.0.0.1} or {@code ::1}.
     *
     * @throws IllegalArgumentException that says what the text must be
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<InetAddress> network = address(parts[0]);
        int most = network.map(found -> found.getAddress().length * Byte.SIZE).orElse(0);
        int bits = parts.length == 1 ? most : bits(parts[1]);
        if (network.isEmpty() || bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no network address; write 10.0.0.0/8, 192.0.2.7 or 2001:db8::/32");
        }
        return new AddressRange(network.get(), bits);
    }

    /** The address that a text writes out; empty for anything else, names included. */
    public static Optional<InetAddress> address(String written) {
        // Without the zone, which is this machine's own word for a network card.
        String text = written.split("%", 2)[0];
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Whether the address is in the range; one of the other family never is. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
