/// Tests of what every resource needs.
@NullMarked
package org.landlord.adapter.rest;

import org.jspecify.annotations.NullMarked;
