package org.landlord.persistence.jpa.usage;

/// The parameters of a statement that begins with the key of a series.
final class Parameters {

    private Parameters() {}

    static Object[] of(Object[] key, Object... others) {
        Object[] all = new Object[key.length + others.length];
        System.arraycopy(key, 0, all, 0, key.length);
        System.arraycopy(others, 0, all, key.length, others.length);
        return all;
    }
}
