/// Tests of the REST API of access.
@NullMarked
package org.landlord.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
