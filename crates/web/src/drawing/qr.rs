//! A text as the pattern that a phone's camera reads.

use qrcode::{Color, EcLevel, QrCode};

use super::{Svg, add, escape};

/// Light modules around the pattern, as cameras need them.
const QUIET: usize = 4;

/// The pattern of a text, dark on light in every scheme of colours; `None` when the text is too long for one.
///
/// Source: ISO/IEC 18004.
pub fn qr(text: &str, label: &str) -> Option<Svg> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let whole = width + 2 * QUIET;
    let mut out = String::new();
    add(
        &mut out,
        format_args!(
            "<svg class=\"qr\" viewBox=\"0 0 {whole} {whole}\" role=\"img\" aria-label=\"{}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"#000\" d=\"",
            escape(label)
        ),
    );
    for (index, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let (x, y) = (index % width + QUIET, index / width + QUIET);
        add(&mut out, format_args!("M{x} {y}h1v1h-1z"));
    }
    out.push_str("\"/></svg>");
    Some(Svg(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_cameras_look_for_them() {
        let svg = qr("otpauth://totp/x", "A \"pattern\"").unwrap();

        assert!(svg.as_str().contains("aria-label=\"A &quot;pattern&quot;\""));
        for corner in ["M4 4h1", "M10 4h1", "M4 10h1"] {
            assert!(svg.as_str().contains(corner), "{corner}");
        }
        assert!(!svg.as_str().contains("M3 4h1") && !svg.as_str().contains(" style="));
    }

    #[test]
    fn a_text_that_fits_no_pattern_gives_none() {
        assert!(qr(&"x".repeat(5_000), "").is_none());
    }
}
