package org.landlord.adapter.rest.planted;

import org.landlord.adapter.rest.planted.inner.CyclicHelper;

/// Its package and that of [CyclicHelper] use each other.
public final class CyclicResource {

    static Class<?> helper() {
        return CyclicHelper.class;
    }
}
