package org.landlord.adapter.rest.planted.inner;

import org.landlord.adapter.rest.planted.CyclicResource;

/// Its package and that of [CyclicResource] use each other.
public final class CyclicHelper {

    final CyclicResource resource = new CyclicResource();
}
