/// What all features speak HTTP and JSON with.
@NullMarked
package org.landlord.adapter.client.shared;

import org.jspecify.annotations.NullMarked;
