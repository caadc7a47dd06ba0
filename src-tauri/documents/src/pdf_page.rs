//! Sheets of marks become a PDF: glyphs shaped by the same hand as on paper, the font inside.
//! Must never write a clock or a machine into the file.

use krilla::Document;
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::error::DocumentError;
use crate::font::{Shaped, Weight, shape};

/// The size glyphs are shaped at before they are scaled: fine enough for any print.
const EM: f32 = 1_000.0;

/// A thing on a sheet, in points from its upper left corner.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Mark {
    /// A line of legible text, its pen at `x`, its baseline at `y`.
    Text { x: f32, y: f32, text: String, weight: Weight, size: f32 },
    /// A black or grey rectangle; `lightness` 0 is black.
    Box { x: f32, y: f32, width: f32, height: f32, lightness: u8 },
}

/// A sheet of paper.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Sheet {
    pub marks: Vec<Mark>,
}

/// How wide a text is, in points.
pub(crate) fn width(text: &str, weight: Weight, size: f32) -> f32 {
    crate::font::width(text, weight, EM) / EM * size
}

/// The file of sheets of one size.
pub(crate) fn write(
    title: &str,
    language: &str,
    (across, down): (f32, f32),
    sheets: &[Sheet],
) -> Result<Vec<u8>, DocumentError> {
    let broken = || DocumentError::Pdf("the page or its font is not whole".to_owned());
    let font = |weight: Weight| Font::new(weight.file().into(), 0).ok_or_else(broken);
    let fonts = (font(Weight::Regular)?, font(Weight::Bold)?);
    let mut document = Document::new();
    let about = Metadata::new().title(title.to_owned()).language(language.to_owned());
    document.set_metadata(about);
    for sheet in sheets {
        let settings = PageSettings::from_wh(across, down).ok_or_else(broken)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in &sheet.marks {
            draw(&mut surface, mark, &fonts);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| DocumentError::Pdf(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, (regular, bold): &(Font, Font)) {
    match mark {
        Mark::Text { x, y, text, weight, size } => {
            let font = if *weight == Weight::Bold { bold } else { regular };
            let glyphs = glyphs(&shape(text, *weight, EM), text.len());
            surface.set_fill(Some(Fill::default()));
            surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs, font.clone(), text, *size, false);
        }
        Mark::Box { x, y, width, height, lightness } => {
            let mut path = PathBuilder::new();
            if let Some(rectangle) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rectangle);
            }
            let paint = luma::Color::new(*lightness).into();
            surface.set_fill(Some(Fill { paint, ..Fill::default() }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// The glyphs as the PDF writer takes them, each with the letters it stands for, so that text can
/// be copied out again.
fn glyphs(line: &Shaped, length: usize) -> Vec<KrillaGlyph> {
    let mut starts: Vec<usize> = line.glyphs.iter().map(|glyph| glyph.cluster).collect();
    starts.sort_unstable();
    let mut pen = 0.0;
    let mut glyphs = Vec::with_capacity(line.glyphs.len());
    for glyph in &line.glyphs {
        let next = starts.partition_point(|start| *start <= glyph.cluster);
        let end = starts.get(next).copied().unwrap_or(length);
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(u32::from(glyph.id)),
            glyph.advance / EM,
            (glyph.x - pen) / EM,
            glyph.y / EM,
            0.0,
            glyph.cluster..end,
            None,
        ));
        pen += glyph.advance;
    }
    glyphs
}
