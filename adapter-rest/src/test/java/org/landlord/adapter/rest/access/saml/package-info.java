/// Tests of the verification of SAML responses, with crafted documents.
@NullMarked
package org.landlord.adapter.rest.access.saml;

import org.jspecify.annotations.NullMarked;
